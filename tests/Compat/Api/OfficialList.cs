namespace ServerlessDam.Compat.Tests.Api;

/// <summary>
/// A list under <c>compat/official-api</c>: a line per type at the margin, indented below it what the type offers; <c>#</c> begins
/// a comment. <c># nullable: none</c> says that the official package does not tell which references may be null.
/// </summary>
internal sealed class OfficialList
{
    private readonly HashSet<string> _lines = [];

    private OfficialList(bool tellsNullability) => TellsNullability = tellsNullability;

    public bool TellsNullability { get; }

    public static OfficialList Read(string path) => Parse(File.ReadAllLines(path));

    public static OfficialList Parse(string[] lines)
    {
        var list = new OfficialList(!lines.Contains("# nullable: none"));
        var type = "";
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ') list._lines.Add(type = line);
            else list._lines.UnionWith(Each(line.Trim()).Select(fact => PublicApi.Line(type, fact)));
        }

        return list;
    }

    /// <summary>What is public in a stand-in and not in the package.</summary>
    public IEnumerable<string> MissingOf(IEnumerable<string> lines) => lines.Where(line => !Alternatives(line).Any(_lines.Contains));

    /// <summary>Who may not override what could be, or may only use in a subclass what all could, is offered less, which is fine.</summary>
    private static IEnumerable<string> Alternatives(string line) =>
    [
        line,
        line.Replace(": ", ": virtual ", StringComparison.Ordinal),
        line.Replace(": protected ", ": ", StringComparison.Ordinal),
    ];

    private static IEnumerable<string> Each(string fact)
        => fact.EndsWith(" { get; set; }", StringComparison.Ordinal)
            ? [fact.Replace(" set;", "", StringComparison.Ordinal), fact.Replace(" get;", "", StringComparison.Ordinal)]
            : [fact];
}
