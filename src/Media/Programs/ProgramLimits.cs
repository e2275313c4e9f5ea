namespace ServerlessDam.Media.Programs;

/// <summary>What one run of a program may take; the kernel keeps it to that (setrlimit(2)).</summary>
/// <param name="Time">Of the clock.</param>
/// <param name="AddressSpaceInBytes">RLIMIT_AS.</param>
/// <param name="FileSizeInBytes">RLIMIT_FSIZE: of any one file that it writes.</param>
internal sealed record ProgramLimits(TimeSpan Time, long AddressSpaceInBytes, long FileSizeInBytes)
{
    /// <summary>Held to in whole seconds, rounded up; null for as much as of the clock.</summary>
    public TimeSpan? ProcessorTime { get; init; }

    /// <summary>10 seconds, 1.5 GiB, 512 MiB: 50 megapixels of 8-bit RGBA and what a decoder keeps beside them.</summary>
    public static readonly ProgramLimits Default = new(TimeSpan.FromSeconds(10), 3L << 29, 512L << 20);
}
