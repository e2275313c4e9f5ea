using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Upload.Remote;

/// <summary>Settings of fetching files from other servers, section "RemoteFetch".</summary>
public sealed class RemoteFetchOptions
{
    public const string Section = "RemoteFetch";

    /// <summary>
    /// Hosts that may be at any address and port, for tests and for sources inside a network: <c>media.local</c> (every port) or
    /// <c>127.0.0.1:8000</c> (that port). Compared as text, redirects included. Default: none.
    /// </summary>
    public IList<string> AllowedHosts { get; init; } = [];

    /// <summary>Default: 3 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Until the headers of the last redirect's target are there. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Until the last byte. Default: 50 seconds, since SDKs wait 60 for an upload.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>A body may lag behind this rate by <see cref="Patience"/>. Default: 10 KB a second.</summary>
    [Range(1, int.MaxValue)]
    public int MinimumBytesPerSecond { get; set; } = 10_000;

    /// <summary>Default: 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Each is checked like the first URL. Default: 3.</summary>
    [Range(0, 10)]
    public int MaximumRedirects { get; set; } = 3;
}

[OptionsValidator]
internal sealed partial class ValidateRemoteFetchOptions : IValidateOptions<RemoteFetchOptions>;
