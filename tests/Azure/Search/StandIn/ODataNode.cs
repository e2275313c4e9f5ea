namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>A filter's tree, as the grammar of learn.microsoft.com/azure/search/search-query-odata-syntax-reference has it.</summary>
public abstract record ODataNode
{
    public sealed record Or(ODataNode Left, ODataNode Right) : ODataNode;

    public sealed record And(ODataNode Left, ODataNode Right) : ODataNode;

    public sealed record Not(ODataNode Part) : ODataNode;

    public sealed record Literal(bool Value) : ODataNode;

    /// <summary>A Boolean field or range variable.</summary>
    public sealed record Flag(string Path) : ODataNode;

    /// <param name="Constant">Text, long, double, bool, time or null.</param>
    public sealed record Compare(string Path, string Operator, object? Constant) : ODataNode;

    public sealed record In(string Path, IReadOnlyList<string> Values) : ODataNode;

    /// <param name="Variable">Null in <c>any()</c>.</param>
    public sealed record Lambda(string Path, bool IsAny, string? Variable, ODataNode? Body) : ODataNode;

    /// <param name="Fields">Null: all searchable ones.</param>
    public sealed record Match(string Query, string? Fields, bool IsFull, bool IsAll, bool IsScoring) : ODataNode;
}
