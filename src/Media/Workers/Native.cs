using System.Runtime.InteropServices;

namespace ServerlessDam.Media.Workers;

/// <summary>The handful of libc calls by which a worker limits itself. Linux only; elsewhere they are not made.</summary>
internal static partial class Native
{
    private const int PrSetParentDeathSignal = 1;
    private const int PrSetNoNewPrivileges = 38;
    private const int SigKill = 9;
    private const int RlimitCore = 4;

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
        return new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(copy, ownsHandle: true), FileAccess.Write, bufferSize: 0);
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

    private readonly record struct ResourceLimit(nuint Soft, nuint Hard);
}
