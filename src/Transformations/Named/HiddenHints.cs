using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Named;

/// <summary>Hints of the client do not reach into a definition: <c>dpr_auto</c> is 1.0, <c>w_auto</c> its fallback, <c>f_auto</c> as if not written.</summary>
internal static class HiddenHints
{
    /// <summary>Nothing, when nothing but hints is in it.</summary>
    public static IEnumerable<Component> Without(Component component)
    {
        if (component.Parameters.All(parameter => parameter.Value.Split(':')[0] != "auto"))
            return [component];

        var left = component.Parameters.Select(Without).OfType<Parameter>().ToValueList();
        return left.All(parameter => parameter.Key == Keys.Condition) ? [] : [new(left)];
    }

    private static Parameter? Without(Parameter parameter) => (parameter.Key, parameter.Value.Split(':')) switch
    {
        ("dpr", ["auto"]) => parameter with { Value = "1.0" },
        ("w", ["auto", var step, var fallback]) when !step.StartsWith("breakpoints", StringComparison.Ordinal) => parameter with { Value = CanonicalValues.Of(parameter.Key, fallback) },
        ("w" or "f", ["auto", ..]) => null,
        _ => parameter,
    };
}
