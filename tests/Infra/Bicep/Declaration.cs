namespace ServerlessDam.Infra.Tests.Bicep;

/// <summary>A statement of a Bicep file.</summary>
/// <param name="Kind"><c>param</c>, <c>var</c>, <c>resource</c>, <c>module</c>, <c>output</c> or <c>targetScope</c>.</param>
/// <param name="Type">Of a parameter or output its type, of a resource its type and version, of a module its path; else empty.</param>
/// <param name="Body">What stands behind the equals sign; empty for a parameter without default.</param>
internal sealed record Declaration(
    string Kind, string Name, string Type, IReadOnlyDictionary<string, IReadOnlyList<Token>> Decorators, IReadOnlyList<Token> Body, int Line)
{
    private static readonly string[] Keywords = ["true", "false", "null", "if", "for", "in"];

    /// <summary>All that we call; another one is to be looked up before it is added here.</summary>
    private static readonly string[] Functions =
    [
        "concat", "empty", "environment", "guid", "length", "subscription", "subscriptionResourceId", "toLower", "union", "uniqueString",
    ];

    public Value Value { get; } = ValueParser.Parse(Body);

    public bool IsRequired => Kind == "param" && Body.Count == 0;

    /// <summary>Names in the body that something must declare: no keywords, properties, loop variables or functions.</summary>
    public IEnumerable<Token> References()
    {
        var loopVariables = Body.Zip(Body.Skip(1)).Where(pair => pair.First.IsWord("for")).Select(pair => pair.Second.Text).ToHashSet();
        for (var i = 0; i < Body.Count; i++)
        {
            var token = Body[i];
            var next = i + 1 < Body.Count ? Body[i + 1] : default;
            if (token.Kind != TokenKind.Word || Keywords.Contains(token.Text) || loopVariables.Contains(token.Text) || IsMember(i) || IsPropertyName(i))
                continue;
            if (!next.Is("("))
                yield return token;
            else if (!Functions.Contains(token.Text))
                throw new BicepException(token.Line, $"'{token.Text}' is no function that we use.");
        }
    }

    /// <summary>What <c>name.outputs.x</c> reads, as name and x.</summary>
    public IEnumerable<(string Module, string Output)> ReadOutputs()
    {
        for (var i = 0; i + 4 < Body.Count; i++)
        {
            if (Body[i].Kind == TokenKind.Word && Body[i + 1].Is(".") && Body[i + 2].IsWord("outputs") && Body[i + 3].Is("."))
                yield return (Body[i].Text, Body[i + 4].Text);
        }
    }

    private bool IsMember(int index) => index > 0 && (Body[index - 1].Is(".") || Body[index - 1].Is(".?") || Body[index - 1].Is("::"));

    // The first half of "a ? b : c" looks like a name, but stands behind the question mark.
    private bool IsPropertyName(int index)
        => index > 0 && index + 1 < Body.Count && Body[index + 1].Is(":")
            && (Body[index - 1].Kind == TokenKind.NewLine || Body[index - 1].Is("{") || Body[index - 1].Is(","));
}
