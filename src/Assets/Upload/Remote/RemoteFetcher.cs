using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Upload.Remote;

/// <summary>
/// Fetches a file that a client named by URL. Whatever is behind that URL is hostile: each hop is checked by
/// <see cref="RemoteGate"/>, time, rate, size and redirects are bounded, no cookie, proxy or credential goes out.
/// </summary>
public sealed class RemoteFetcher : IDisposable
{
    private readonly RemoteGate _gate;
    private readonly RemoteFetchOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;

    internal RemoteFetcher(IOptions<RemoteFetchOptions> options, TimeProvider time, HostResolver resolve)
    {
        (_options, _time) = (options.Value, time);
        _gate = new RemoteGate(options, resolve);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            // Our trace ids are not for strangers.
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = _options.ConnectTimeout,
            ConnectCallback = async (context, cancellationToken) =>
                await _gate.ConnectAsync(context.InitialRequestMessage.RequestUri!, context.DnsEndPoint, cancellationToken),
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = 32,
            // A connection serves one request: the next one is checked anew.
            PooledConnectionLifetime = TimeSpan.Zero,
            UseCookies = false,
            UseProxy = false,
        });
    }

    /// <summary>Writes what <paramref name="url"/> gives to <paramref name="target"/>, which on failure may hold a part of it.</summary>
    /// <param name="maximumSizeInBytes">Counted as the bytes come; what servers announce is not believed.</param>
    /// <exception cref="DamException">InvalidParameter, in the wire's words: not a URL to fetch from, not found, too slow, too large.</exception>
    public async Task<RemoteFile> FetchAsync(string url, Stream target, long maximumSizeInBytes, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address))
            throw DamException.Invalid($"Unsupported source URL: {url}");

        using var deadline = new CancellationTokenSource(_options.TotalTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var response = await GetAsync(address, url, either.Token);
            var size = await new RemoteBody(_options, _time).CopyAsync(response.Content, target, maximumSizeInBytes, either.Token);
            return new RemoteFile(FileNameOf(address), size, response.Content.Headers.ContentType?.MediaType);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw RemoteError.Because(url, RemoteError.TimedOut, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw RemoteError.Because(url, ReasonOf(e), e);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> GetAsync(Uri address, string asked, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var deadline = new CancellationTokenSource(_options.ResponseTimeout, _time);
        using var link = deadline.Token.Register(patience.Cancel);

        for (var hop = 0; hop <= _options.MaximumRedirects; hop++)
        {
            if (!_gate.MayAsk(address))
                throw hop == 0 && address.Scheme is not ("http" or "https") ? DamException.Invalid($"Unsupported source URL: {asked}") : RemoteError.Because(asked, RemoteError.Refused);

            var response = await SendAsync(address, patience.Token);
            if (RedirectOf(response, address) is not { } next)
                return Accepted(response, asked);

            response.Dispose();
            if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
                throw RemoteError.Because(asked, RemoteError.Refused);
            address = next;
        }
        throw RemoteError.Because(asked, RemoteError.TooManyRedirects);
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("User-Agent", "ServerlessDam");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        return await _http.SendAsync(request, cancellationToken);
    }

    private static Uri? RedirectOf(HttpResponseMessage response, Uri from)
        => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            && Uri.TryCreate(from, location, out var next)
            ? next
            : null;

    private static HttpResponseMessage Accepted(HttpResponseMessage response, string asked)
    {
        // 206 too: nobody asked for a part.
        var reason = response.StatusCode != HttpStatusCode.OK
            ? RemoteError.Because(asked, response.StatusCode)
            : response.Content.Headers.ContentEncoding.Any(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
                ? RemoteError.Because(asked, RemoteError.Encoded)
                : null;
        if (reason is null)
            return response;

        response.Dispose();
        throw reason;
    }

    private static string ReasonOf(Exception exception) => exception switch
    {
        HttpRequestException { InnerException: RefusedAddressException } => RemoteError.Refused,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => RemoteError.NoSuchHost,
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse } => RemoteError.CutShort,
        HttpIOException => RemoteError.CutShort,
        _ => RemoteError.NotConnected,
    };

    private static string? FileNameOf(Uri address)
    {
        var segment = Uri.UnescapeDataString(address.Segments[^1]);
        var name = new string([.. segment.Where(c => !char.IsControl(c) && c is not ('/' or '\\'))]);
        return name.Length > 0 ? name[..Math.Min(name.Length, 255)] : null;
    }
}
