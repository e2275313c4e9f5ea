using Microsoft.Win32.SafeHandles;
using ServerlessDam.Embedded.Files;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Blobs;

/// <summary>
/// The bytes of blobs: <c>{root}/{folder}/{2 digits}/{number}</c>, where the folder is the container or <c>_blocks</c> and the
/// number, of <see cref="Sequence"/>, is never used again. A file is written once and never changed.
/// </summary>
/// <remarks>
/// A new file begins in <c>_incoming</c> and is settled after its row is committed, so that after a crash only what lies in
/// <c>_incoming</c> needs a look: with a row it is settled, without one it is deleted.
/// </remarks>
internal sealed class BlobFiles
{
    /// <summary>Not a container's name, which has no underscore.</summary>
    public const string Blocks = "_blocks";

    private readonly string _root;
    private readonly string _incoming;

    public BlobFiles(string root)
    {
        _root = root;
        _incoming = Path.Combine(root, "_incoming");
        Directory.CreateDirectory(_incoming);
    }

    public string PathOf(string folder, long file) => Path.Combine(_root, folder, ShardOf(file), Sequence.Text(file));

    public Task<long> WriteAsync(string folder, long file, IEnumerable<Stream> parts, bool sync, CancellationToken cancellationToken)
        => Durable.WriteAsync(Incoming(folder, file), parts, sync, cancellationToken);

    /// <summary>Gives the bytes of <paramref name="from"/> a second file, without copying them. False when it is gone.</summary>
    public bool TryLink(string folder, long from, string newFolder, long file, bool sync)
    {
        if (!Settle(folder, from) || !Posix.TryLink(PathOf(folder, from), Incoming(newFolder, file), out _))
        {
            return false;
        }

        if (sync)
        {
            Posix.SyncFolder(_incoming);
        }

        return true;
    }

    /// <summary>Opens a file whose row was seen. Null when it was deleted since.</summary>
    public SafeFileHandle? Open(string folder, long file)
        => Posix.OpenRead(PathOf(folder, file)) ?? (Settle(folder, file) ? Posix.OpenRead(PathOf(folder, file)) : null);

    /// <summary>Moves a file whose row is committed to its place; whoever comes first does it. False when there is none.</summary>
    public bool Settle(string folder, long file)
    {
        var place = PathOf(folder, file);
        // Most are settled long since, and to learn that from a move that fails takes an exception.
        if (File.Exists(place))
        {
            return true;
        }

        for (var attempt = 0; ; attempt++)
        {
            try
            {
                File.Move(Incoming(folder, file), place);
                return true;
            }
            catch (FileNotFoundException)
            {
                return File.Exists(place);
            }
            catch (DirectoryNotFoundException) when (attempt == 0)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            }
        }
    }

    /// <summary>Deletes it wherever it is. First where it comes from: moved meanwhile, it is found in its place.</summary>
    public void Delete(string folder, long file)
    {
        File.Delete(Incoming(folder, file));
        try
        {
            File.Delete(PathOf(folder, file));
        }
        catch (DirectoryNotFoundException)
        {
            // No file of this shard was ever settled.
        }
    }

    /// <summary>What a crash left between writing and settling.</summary>
    public IEnumerable<(string Folder, long File)> Unsettled()
        => from path in Directory.EnumerateFiles(_incoming)
           let parts = Path.GetFileName(path).Split('.')
           where parts.Length == 2 && Sequence.Parse(parts[1]) is not null
           select (parts[0], Sequence.Parse(parts[1])!.Value);

    private string Incoming(string folder, long file) => Path.Combine(_incoming, $"{folder}.{Sequence.Text(file)}");

    // 256 folders: a million files are four thousand a folder.
    private static string ShardOf(long file) => (file & 0xFF).ToString("x2", System.Globalization.CultureInfo.InvariantCulture);
}
