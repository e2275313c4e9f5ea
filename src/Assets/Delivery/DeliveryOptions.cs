using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Settings of delivery, section <c>Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Memory that small derived assets may take. Default: 256 MB.</summary>
    [Range(0, 65_536)]
    public int MemoryCacheMegabytes { get; set; } = 256;

    /// <summary>The largest file that a <c>fetch</c> takes from another server. Default: 40 MB.</summary>
    [Range(1, 4096)]
    public int MaximumFetchMegabytes { get; set; } = 40;

    /// <summary>
    /// Whether <c>f_auto</c> gives JPEG XL to clients that take it. Needs cjxl, which <c>/health</c> tells of. Default: no, as
    /// AVIF is within a few percent of its bytes and needs no program beside the server.
    /// </summary>
    public bool AutoJpegXl { get; set; }
}

[OptionsValidator]
internal sealed partial class ValidateDeliveryOptions : IValidateOptions<DeliveryOptions>;
