using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>Where the files of requests wait. Only this process's user may enter it; what a crash left there goes after a day.</summary>
internal sealed class SpoolFolder
{
    private static readonly TimeSpan Leftover = TimeSpan.FromDays(1);

    private readonly string _path;
    private readonly IdGenerator _ids;

    public SpoolFolder(IOptions<WireOptions> options, IdGenerator ids, TimeProvider time)
    {
        _ids = ids;
        _path = options.Value.SpoolPath ?? Path.Combine(Path.GetTempPath(), $"serverlessdam-spool-{Environment.UserName}");
        Directory.CreateDirectory(_path);

        // Ends the start when somebody else made the folder to read along.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        foreach (var file in new DirectoryInfo(_path).EnumerateFiles())
        {
            if (file.LastWriteTimeUtc < time.GetUtcNow() - Leftover)
                file.Delete();
        }
    }

    public string FullPath => _path;

    /// <summary>A new file, open for writing.</summary>
    public FileStream Create()
        => new(Path.Combine(_path, _ids.Hex32()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        });
}
