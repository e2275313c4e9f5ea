namespace ServerlessDam.Assets.Archives;

/// <summary>
/// Writes files one after the other into an archive that goes out as it is written. Disposal writes its end, without which it is no
/// archive: whoever fails leaves it out.
/// </summary>
internal interface IArchiveWriter : IAsyncDisposable
{
    /// <param name="name">A relative path; its segments end in slashes.</param>
    /// <param name="size">Of <paramref name="content"/>, in bytes.</param>
    /// <param name="isPacked">Packing it again would save nothing.</param>
    Task AddAsync(string name, DateTimeOffset modified, Stream content, long size, bool isPacked, CancellationToken cancellationToken);
}
