namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>Arguments that many effects have.</summary>
public static class Arguments
{
    public static NumberDeclaration Percent(string name, int from, int to, int otherwise) => new(name, "percent", from, to, otherwise);

    public static NumberDeclaration Pixels(string name, int from, int to, int otherwise) => new(name, "pixels", from, to, otherwise);

    /// <summary>From the component's <c>co_</c>.</summary>
    public static ColorDeclaration Co(Color? otherwise) => new("color", FromCo: true, otherwise);

    public static ChoiceDeclaration Optional(string name, params ValueList<string> values) => new(name, values) { CanBeSkipped = true };

    public static ChoiceDeclaration Switch(string name) => new(name, "false", "true");
}
