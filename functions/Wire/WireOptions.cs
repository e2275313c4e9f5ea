using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Functions.Wire;

/// <summary>Settings of the HTTP API, section "Wire".</summary>
public sealed class WireOptions
{
    public const string Section = "Wire";

    /// <summary>Origin of the <c>url</c> fields, such as <c>http://media.example.com</c>. Default: the request's host.</summary>
    [Url]
    public string? PublicUrl { get; set; }

    /// <summary>Origin of the <c>secure_url</c> fields. Default: the request's host.</summary>
    [Url]
    public string? SecurePublicUrl { get; set; }

    /// <summary>Where request files wait on disk. Default: a folder of its own in the system's temporary folder.</summary>
    public string? SpoolPath { get; set; }

    /// <summary>The largest <c>file</c> of one request; what is larger comes in chunks. Default: 100 MiB, the limit of the Functions host.</summary>
    [Range(1024L, 4_294_967_296L)]
    public long MaximumFileSizeInBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>Calls to the Admin API that one cloud may make in an hour, counted by each instance. Default: 1 000 000.</summary>
    [Range(1, int.MaxValue)]
    public int AdminCallsPerHour { get; set; } = 1_000_000;
}

[OptionsValidator]
internal sealed partial class ValidateWireOptions : IValidateOptions<WireOptions>;
