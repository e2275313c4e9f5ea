namespace ServerlessDam.Assets.Library;

/// <summary>Which part of a listing is asked for.</summary>
/// <param name="Take">1 to 500.</param>
/// <param name="Cursor">Of the page before, or null.</param>
public sealed record PageRequest(int Take, string? Cursor)
{
    /// <summary>The order turned round.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>Only what was created then or later.</summary>
    public DateTimeOffset? Since { get; init; }
}
