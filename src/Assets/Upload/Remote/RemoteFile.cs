namespace ServerlessDam.Assets.Upload.Remote;

/// <summary>A file that was fetched.</summary>
/// <param name="FileName">Last segment of the URL that was asked for, unescaped; null when it ends in a slash.</param>
/// <param name="MediaType">As claimed by the server; null when it claimed nothing.</param>
public sealed record RemoteFile(string? FileName, long SizeInBytes, string? MediaType);
