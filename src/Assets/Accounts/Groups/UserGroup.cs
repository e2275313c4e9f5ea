namespace ServerlessDam.Assets.Accounts.Groups;

/// <summary>People who are dealt with together.</summary>
/// <param name="Id">32 hex digits.</param>
/// <param name="Name">1 to 100 characters.</param>
public sealed record UserGroup(string Id, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>ETag of the stored row; null before it is stored.</summary>
    public string? RowETag { get; init; }
}
