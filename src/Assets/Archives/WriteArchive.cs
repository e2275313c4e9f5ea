using System.Collections.Frozen;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Archives;

/// <summary>Writes an archive, file by file, into a stream that goes wherever it goes: nothing is held but the file under way.</summary>
public sealed class WriteArchive(EntryContents contents)
{
    /// <summary>Formats whose bytes hardly get smaller.</summary>
    private static readonly FrozenSet<string> Packed = FrozenSet.Create(
        StringComparer.Ordinal, "jpg", "png", "gif", "webp", "avif", "heic", "jxl", "jp2", "mp4", "webm", "mov", "mkv", "mp3", "aac", "ogg", "m4a", "flac", "pdf");

    /// <param name="target">Stays the caller's.</param>
    /// <param name="progress">Told after each file how many are in.</param>
    /// <exception cref="DamException">As <see cref="EntryContents.OpenAsync"/>; what was written so far is no archive.</exception>
    public async Task ExecuteAsync(
        ArchiveRequest request, ArchiveSelection selection, Stream target, Func<int, CancellationToken, Task> progress, CancellationToken cancellationToken)
    {
        var names = new EntryNames(request);
        var files = 0;
        var stream = new PatientStream(target);
        var writer = request.Format == ArchiveFormat.Tgz ? (IArchiveWriter)new TarWriting(stream) : await ZipWriter.ToAsync(stream, cancellationToken);
        foreach (var entry in selection.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using var file = await contents.OpenAsync(entry, request.KeepDerived, cancellationToken);
            var name = names.Next(entry.Asset, entry.Transformation?.Transformation, file.Format);
            var modified = DateTimeOffset.FromUnixTimeSeconds(entry.Asset.Version);
            await writer.AddAsync(name, modified, file.Content, file.SizeInBytes, IsPacked(name, file.Format), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await progress(++files, cancellationToken);
        }

        // Only here: what broke off must not look like an archive that holds less.
        await writer.DisposeAsync();
        await stream.FlushAsync(cancellationToken);
    }

    private static bool IsPacked(string name, string? format)
        => Packed.Contains(format ?? Path.GetExtension(name).TrimStart('.').ToLowerInvariant()) || name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
}
