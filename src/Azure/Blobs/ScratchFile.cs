using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Blobs;

/// <summary>A copy of a blob in the machine's folder for temporary files, readable by this user only; gone with its disposal.</summary>
internal sealed class ScratchFile(string path) : LocalBlob
{
    public override string Path => path;

    public static async Task<ScratchFile> OfAsync(Stream content, IdGenerator ids, CancellationToken cancellationToken)
    {
        var file = new ScratchFile(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"serverlessdam-{ids.Hex32()}"));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            await using var target = new FileStream(file.Path, options);
            await content.CopyToAsync(target, cancellationToken);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public override ValueTask DisposeAsync()
    {
        File.Delete(path);
        return ValueTask.CompletedTask;
    }
}
