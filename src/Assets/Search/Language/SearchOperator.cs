namespace ServerlessDam.Assets.Search.Language;

public enum SearchOperator
{
    /// <summary><c>:</c></summary>
    Has,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,
}

internal static class SearchOperators
{
    private static readonly string[] Signs = [":", "=", ">", ">=", "<", "<="];

    public static string Sign(this SearchOperator sign) => Signs[(int)sign];

    public static bool Compares(this SearchOperator sign) => sign >= SearchOperator.Greater;
}
