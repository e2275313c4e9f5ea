namespace ServerlessDam.Assets.Accounts.Tokens;

/// <summary>A bearer token of one product environment, as its owner sees it: the token itself is told once.</summary>
/// <param name="Id">32 hex digits.</param>
/// <param name="ApiKey">The access key that it was made with, perhaps by way of another token: it ends with that. Empty for one of before this was noted, which is nobody's.</param>
/// <param name="Name">What it is for; 1 to 100 characters.</param>
public sealed record AccessToken(string Id, string CloudName, string ApiKey, string Name, Role Role, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
