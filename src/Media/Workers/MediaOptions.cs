using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Media.Workers;

/// <summary>Settings of the media workers, section "Media".</summary>
public sealed class MediaOptions
{
    public const string Section = "Media";

    private const int MegapixelsPerWorker = 25;

    /// <summary>Worker processes kept warm. Default 0: one for each processor.</summary>
    [Range(0, 256)]
    public int Workers { get; set; }

    /// <summary>
    /// Pixels, in millions, that requests under way may stand for: as much of small work, and as much of large work. One request
    /// alone may have more. Default 0: 25 for each worker, so that two 36-megapixel photos are not decoded at once on two processors.
    /// </summary>
    [Range(0, 100_000)]
    public int MegapixelsUnderWay { get; set; }

    /// <summary>
    /// Pixels, in millions, that requests may stand for that wait for a worker, of small and of large work each; more are refused
    /// as rate-limited. Default: 5000, of 24-megapixel photos some two hundred.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxMegapixelsWaiting { get; set; } = 5000;

    /// <summary>What one probe or derivation may take before its worker is killed. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Resident memory of one worker before it is killed, in bytes: 64 MiB to 64 GiB. Default: 1 GiB.</summary>
    [Range(typeof(long), "67108864", "68719476736")]
    public long MemoryLimitInBytes { get; set; } = 1L << 30;

    /// <summary>How long a file that ended workers twice is refused without another try. Default: 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan Quarantine { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Where the models of the analysis are; see <c>native/models</c>. They may arrive later. Default: <c>models</c> beside the assemblies.</summary>
    [Required]
    public string ModelsFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "models");

    internal int WorkerCount => Workers > 0 ? Workers : Environment.ProcessorCount;

    internal WorkQueue Queue() => new(
        WorkerCount,
        1_000_000L * (MegapixelsUnderWay > 0 ? MegapixelsUnderWay : MegapixelsPerWorker * WorkerCount),
        1_000_000L * MaxMegapixelsWaiting);
}

[OptionsValidator]
internal sealed partial class ValidateMediaOptions : IValidateOptions<MediaOptions>;
