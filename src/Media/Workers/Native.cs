using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ServerlessDam.Media.Workers;

/// <summary>The handful of libc calls by which a worker limits itself. Linux only; elsewhere they are not made.</summary>
internal static partial class Native
{
    private const int PrSetParentDeathSignal = 1;
    private const int PrSetNoNewPrivileges = 38;
    private const int SigKill = 9;
    private const int RlimitCore = 4;
    private const uint CloseOnExec = 1;
    private const int SetPipeSize = 1031;
    private const int PipeBytes = 1 << 20;

    /// <summary>Dies with the app, gains no privilege by running a program, leaves no core dump of someone's picture.</summary>
    public static void TieToParent()
    {
        if (!OperatingSystem.IsLinux())
            return;
        prctl(PrSetParentDeathSignal, SigKill, 0, 0, 0);
        prctl(PrSetNoNewPrivileges, 1, 0, 0, 0);
        setrlimit(RlimitCore, default);
    }

    /// <summary>
    /// A stream on what standard output was; from here on standard output is standard error, so that a library that
    /// prints does not write between our frames.
    /// </summary>
    public static FileStream TakeStandardOutput()
    {
        var copy = dup(1);
        if (copy < 0 || dup2(2, 1) < 0)
            throw new InvalidOperationException("Standard output cannot be taken over.");
        // Room for a whole reply: the worker goes on while the app reads. Where a pipe cannot have that, a reply takes more turns.
        if (OperatingSystem.IsLinux())
            fcntl(copy, SetPipeSize, PipeBytes);
        return new FileStream(new SafeFileHandle(copy, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    /// <summary>
    /// Sets a variable for native libraries, which do not see those that .NET sets; one that is set stays as it is. To be called
    /// before there are threads that read variables.
    /// </summary>
    public static void SetDefault(string variable, string value) => setenv(variable, value, 0);

    /// <summary>An empty file in memory that has no name in any folder; it is gone when its handle is, and programs do not inherit it.</summary>
    public static SafeFileHandle MemoryFile(string name)
    {
        var descriptor = memfd_create(name, CloseOnExec);
        return descriptor >= 0 ? new(descriptor, ownsHandle: true) : throw new IOException("No file in memory can be made.");
    }

    /// <summary>Pages that are free inside the heap go back to the system (malloc_trim of glibc; other libraries have none).</summary>
    public static void GiveFreeMemoryBack()
    {
        try
        {
            _ = malloc_trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Not glibc: its heap is its own affair.
        }
    }

    /// <summary>Ends the process at once, without the runtime's shutdown, which would wait for native code.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void Exit(int code);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int prctl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int setrlimit(int resource, in ResourceLimit limit);

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int dup(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int dup2(int from, int to);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int fcntl(int descriptor, int command, nint value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int malloc_trim(nuint keep);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int setenv(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int memfd_create(string name, uint flags);

    private readonly record struct ResourceLimit(nuint Soft, nuint Hard);
}
