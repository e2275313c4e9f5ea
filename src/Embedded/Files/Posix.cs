using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ServerlessDam.Embedded.Files;

/// <summary>The calls of libc (Linux) that .NET has no word for.</summary>
internal static partial class Posix
{
    /// <summary>errno: no such file; the file is there already.</summary>
    public const int NotFound = 2, Exists = 17;

    // The values are the same on x86-64 and arm64.
    private const int ReadOnly = 0, NonBlocking = 0x800, CloseOnExec = 0x80000;
    private const int CurrentFolder = -100, NoFollow = 0x100, EmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff, BirthTime = 0x800;

    /// <summary>Makes created, renamed and removed names in a folder durable.</summary>
    public static void SyncFolder(string path)
    {
        using var handle = OpenRead(path) ?? throw new DirectoryNotFoundException(path);
        if (fsync((int)handle.DangerousGetHandle()) != 0)
        {
            throw Failure("fsync", path);
        }
    }

    /// <summary>Opens without waiting (a pipe that nobody writes to would hang), and without .NET's advisory lock. Null when there is none.</summary>
    public static SafeFileHandle? OpenRead(string path)
    {
        var descriptor = open(path, ReadOnly | NonBlocking | CloseOnExec);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : IsMissing() ? null : throw Failure("open", path);
    }

    /// <summary>A second name for a file, on the same file system. False when the name is taken or the file is missing (<paramref name="error"/> says which).</summary>
    public static bool TryLink(string from, string to, out int error)
    {
        var done = link(from, to) == 0;
        error = done ? 0 : Marshal.GetLastPInvokeError();
        return done || error is NotFound or Exists ? done : throw Failure("link", to);
    }

    /// <summary>What a name stands for; a symbolic link for itself. Null when there is none.</summary>
    public static FileStat? Stat(string path)
        => statx(CurrentFolder, path, NoFollow, BasicStats | BirthTime, out var stat) == 0 ? Of(stat) : IsMissing() ? null : throw Failure("stat", path);

    public static FileStat Stat(SafeFileHandle handle)
        => statx((int)handle.DangerousGetHandle(), "", EmptyPath, BasicStats | BirthTime, out var stat) == 0 ? Of(stat) : throw Failure("stat", "an open file");

    /// <summary>The path by which the kernel knows an open file: free of symbolic links.</summary>
    public static string? PathOf(SafeFileHandle handle)
        => new FileInfo($"/proc/self/fd/{(int)handle.DangerousGetHandle()}").LinkTarget;

    private static FileStat Of(in Statx stat)
        => new((stat.Mode & 0xF000) switch { 0x8000 => FileKind.File, 0x4000 => FileKind.Folder, _ => FileKind.Other },
            (long)stat.Inode, (long)stat.Size, Nanoseconds(stat.ModifiedSeconds, stat.ModifiedNanoseconds),
            // Not every file system knows it.
            (stat.Mask & BirthTime) != 0 ? Nanoseconds(stat.BornSeconds, stat.BornNanoseconds) : 0);

    private static long Nanoseconds(long seconds, uint nanoseconds) => seconds * 1_000_000_000 + nanoseconds;

    /// <summary>No such file, a socket (6), a parent that is a file (20), a name too long (36), a loop of links (40).</summary>
    private static bool IsMissing() => Marshal.GetLastPInvokeError() is NotFound or 6 or 20 or 36 or 40;

    private static IOException Failure(string call, string path)
    {
        var error = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{call} {path}: {error.Message}", error);
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int descriptor);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string from, string to);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, out Statx stat);

    /// <summary><c>struct statx</c> of linux/stat.h, the same on every architecture.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Statx
    {
        [FieldOffset(0)]
        public uint Mask;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(80)]
        public long BornSeconds;

        [FieldOffset(88)]
        public uint BornNanoseconds;

        [FieldOffset(112)]
        public long ModifiedSeconds;

        [FieldOffset(120)]
        public uint ModifiedNanoseconds;
    }
}
