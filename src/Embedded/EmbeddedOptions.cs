using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Embedded;

/// <summary>Settings of the embedded storage, section "Embedded".</summary>
public sealed class EmbeddedOptions
{
    public const string Section = "Embedded";

    /// <summary>Where everything is kept; created when missing. Default: <c>.dam</c> in the current folder.</summary>
    [Required]
    public string DataPath { get; set; } = ".dam";

    /// <summary>The folder behind the container <c>drop</c>. Default: <c>drop</c> in <see cref="DataPath"/>.</summary>
    public string? DropPath { get; set; }

    /// <summary>The folder behind the container <c>drop-failed</c>. Default: <c>drop-failed</c> in <see cref="DataPath"/>.</summary>
    public string? DropFailedPath { get; set; }

    /// <summary>How long a dropped file must have stood still to be taken. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan DropSettleTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The pause between two looks into the drop folder. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan DropInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a search may take, the wait for its turn included: as many run at a time as there are cores. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan SearchTimeLimit { get; set; } = TimeSpan.FromSeconds(10);
}

[OptionsValidator]
internal sealed partial class ValidateEmbeddedOptions : IValidateOptions<EmbeddedOptions>;
