using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Embedded.Files;

namespace ServerlessDam.Embedded.Drop;

/// <summary>
/// A folder on disk that people write into, its files by their path below it. Links, pipes and devices are no files of it, and
/// nothing reached through a link is: whoever may write here must not have us read or write elsewhere.
/// </summary>
internal sealed class Folder
{
    /// <summary>Of the path below the root, <c>{cloud}/{preset}</c>: made by people on purpose, it stays when it becomes empty.</summary>
    private const int KeptLevels = 2;

    private readonly ILogger _logger;
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    public Folder(string path, ILogger logger)
    {
        _logger = logger;
        Directory.CreateDirectory(path);
        using var handle = Posix.OpenRead(path);
        Root = Posix.PathOf(handle!)!;
    }

    /// <summary>Absolute and without links.</summary>
    public string Root { get; }

    public string PathOf(string name) => Path.Join(Root, name);

    /// <summary>Opens a regular file of this folder; null when there is none.</summary>
    public SafeFileHandle? Open(string name, out FileStat stat)
    {
        var path = PathOf(name);
        stat = default;
        // Looked at before it is opened, since to open a device may do something, and after, since it may have been exchanged.
        if (Posix.Stat(path)?.Kind != FileKind.File || Posix.OpenRead(path) is not { } handle)
        {
            return null;
        }

        stat = Posix.Stat(handle);
        if (stat.Kind == FileKind.File && Posix.PathOf(handle) == path)
        {
            return handle;
        }

        handle.Dispose();
        return null;
    }

    /// <summary>Creates the folders above a name.</summary>
    /// <exception cref="DamException">InvalidParameter: one of them is something else.</exception>
    public string CreateParent(string name)
    {
        var path = Root;
        foreach (var segment in name.Split('/')[..^1])
        {
            path = Path.Join(path, segment);
            if (Posix.Stat(path) is not { } there)
            {
                Directory.CreateDirectory(path);
            }
            else if (there.Kind != FileKind.Folder)
            {
                throw DamException.Invalid($"'{segment}' is not a folder.");
            }
        }

        return path;
    }

    /// <summary>Removes the folders above a name that are empty now.</summary>
    public void Prune(string name)
    {
        var segments = name.Split('/');
        for (var depth = segments.Length - 1; depth > KeptLevels; depth--)
        {
            try
            {
                Directory.Delete(PathOf(string.Join('/', segments[..depth])));
            }
            catch (IOException)
            {
                // Not empty, or gone already.
                return;
            }
        }
    }

    /// <summary>The files that are blobs, in no order.</summary>
    public IEnumerable<(string Name, FileStat Stat)> Files() => Below("");

    private IEnumerable<(string Name, FileStat Stat)> Below(string prefix)
    {
        string[] entries;
        try
        {
            entries = Directory.GetFileSystemEntries(PathOf(prefix));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            yield break;
        }

        foreach (var entry in entries)
        {
            var segment = Path.GetFileName(entry);
            if (!FolderNames.IsOurs(segment) || Posix.Stat(entry) is not { } stat)
            {
                continue;
            }

            var name = prefix + segment;
            if (stat.Kind != FileKind.Other && !FolderNames.CanBeBlob(name))
            {
                Refuse(name);
            }
            else if (stat.Kind == FileKind.File)
            {
                yield return (name, stat);
            }
            else if (stat.Kind == FileKind.Folder)
            {
                foreach (var below in Below(name + "/"))
                {
                    yield return below;
                }
            }
        }
    }

    /// <summary>Says it once, and not without end.</summary>
    private void Refuse(string name)
    {
        lock (_refused)
        {
            if (_refused.Count < 1000 && _refused.Add(name))
            {
                Log.NameRefused(_logger, name);
            }
        }
    }
}
