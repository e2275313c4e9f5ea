using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Processing;

/// <summary>A private folder for files on their way; gone with the process's orderly end.</summary>
public sealed class ScratchFolder : IDisposable
{
    private readonly IdGenerator _ids;

    public ScratchFolder(IdGenerator ids)
        => (_ids, Path) = (ids, Directory.CreateTempSubdirectory("serverlessdam-").FullName);

    public string Path { get; }

    /// <summary>A path at which nothing is yet.</summary>
    public ScratchFile NewFile(string extension = "") => new(System.IO.Path.Combine(Path, _ids.Hex32() + extension));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>A file that disposal deletes.</summary>
public sealed class ScratchFile(string path) : IAsyncDisposable
{
    public string Path { get; } = path;

    public ValueTask DisposeAsync()
    {
        File.Delete(Path);
        return ValueTask.CompletedTask;
    }
}
