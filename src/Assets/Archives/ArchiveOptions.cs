using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Archives;

/// <summary>Settings of archives, section <c>Archives</c>.</summary>
public sealed class ArchiveOptions
{
    public const string Section = "Archives";

    /// <summary>Most files of one archive. Default: 5000.</summary>
    [Range(1, 100_000)]
    public int MaximumFiles { get; set; } = 5000;

    /// <summary>Most bytes of originals in one archive. Default: 20 GB.</summary>
    [Range(1, 100_000)]
    public int MaximumGigabytes { get; set; } = 20;
}

[OptionsValidator]
internal sealed partial class ValidateArchiveOptions : IValidateOptions<ArchiveOptions>;
