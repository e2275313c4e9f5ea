using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Embedded.Files;

namespace ServerlessDam.Embedded;

/// <summary>The data folder belongs to one process: an advisory lock (flock) on <c>owner.lock</c>, which ends with the process however that ends.</summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream _file;

    private OwnerLock(FileStream file) => _file = file;

    /// <exception cref="DamException">NotAvailable: another process holds it; the message names it.</exception>
    public static OwnerLock Take(string dataPath)
    {
        var path = Path.Combine(dataPath, "owner.lock");
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new DamException(ErrorKind.NotAvailable, $"The data folder {dataPath} is in use by process {HolderOf(path)}.", e);
        }

        file.SetLength(0);
        file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        file.Flush();
        return new OwnerLock(file);
    }

    public void Dispose() => _file.Dispose();

    private static string HolderOf(string path)
    {
        // Without the lock that .NET would ask for.
        using var handle = Posix.OpenRead(path);
        var pid = new byte[16];
        var length = handle is null ? 0 : RandomAccess.Read(handle, pid, 0);
        return length > 0 ? System.Text.Encoding.ASCII.GetString(pid, 0, length) : "of unknown number";
    }
}
