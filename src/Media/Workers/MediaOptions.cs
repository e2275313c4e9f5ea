using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Media.Workers;

/// <summary>Settings of the media workers, section "Media".</summary>
public sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>Worker processes kept warm. Default 0: one for each processor.</summary>
    [Range(0, 256)]
    public int Workers { get; set; }

    /// <summary>Requests that may wait for a worker; more are refused as rate-limited. Default: 256.</summary>
    [Range(0, 100_000)]
    public int MaxWaiting { get; set; } = 256;

    /// <summary>What one probe or derivation may take before its worker is killed. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Resident memory of one worker before it is killed, in bytes: 64 MiB to 64 GiB. Default: 1 GiB.</summary>
    [Range(typeof(long), "67108864", "68719476736")]
    public long MemoryLimitInBytes { get; set; } = 1L << 30;

    /// <summary>How long a file that ended workers twice is refused without another try. Default: 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan Quarantine { get; set; } = TimeSpan.FromHours(1);

    internal int WorkerCount => Workers > 0 ? Workers : Environment.ProcessorCount;
}

[OptionsValidator]
internal sealed partial class ValidateMediaOptions : IValidateOptions<MediaOptions>;
