using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Upload.Remote;

namespace ServerlessDam.Assets.Notifications;

/// <summary>
/// Calls the addresses that clients named. Each is checked by <see cref="RemoteGate"/> as those are that files are fetched from;
/// no redirect is followed, no cookie, proxy or credential goes out, and nothing of the answer but its status is read.
/// </summary>
public sealed class WebhookSender : IDisposable
{
    private readonly RemoteGate _gate;
    private readonly NotificationOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;

    internal WebhookSender(IOptions<NotificationOptions> options, IOptions<RemoteFetchOptions> remote, TimeProvider time, HostResolver resolve)
    {
        (_options, _time) = (options.Value, time);
        _gate = new RemoteGate(remote, resolve);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            // Our trace ids are not for strangers.
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            ConnectTimeout = _options.Timeout,
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

    /// <param name="unixSeconds">When it was signed.</param>
    public async Task<SendOutcome> SendAsync(Uri address, byte[] body, long unixSeconds, string signature, CancellationToken cancellationToken)
    {
        if (!_gate.MayAsk(address))
        {
            return new(null, "Its host, port or form is not one that this server calls", Final: true);
        }

        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var request = RequestOf(address, body, unixSeconds, signature);
            using var response = await _http.SendAsync(request, either.Token);
            var status = (int)response.StatusCode;
            return new(status, status is >= 200 and < 300 ? null : $"It answered {status}", Final: false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, string.Create(CultureInfo.InvariantCulture, $"It did not answer within {_options.Timeout.TotalSeconds} seconds"), Final: false);
        }
        catch (HttpRequestException e) when (e.InnerException is RefusedAddressException)
        {
            return new(null, "Its address is not public", Final: true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new(null, e.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound } ? "There is no such host" : "It could not be reached", Final: false);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage RequestOf(Uri address, byte[] body, long unixSeconds, string signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Version = HttpVersion.Version11, Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "ServerlessDam");
        request.Headers.TryAddWithoutValidation("X-Cld-Timestamp", unixSeconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("X-Cld-Signature", signature);
        return request;
    }
}

/// <param name="Status">Null when nobody answered.</param>
/// <param name="Error">What is wrong, in words for people; null when it arrived.</param>
/// <param name="Final">Another try would end the same way.</param>
public readonly record struct SendOutcome(int? Status, string? Error, bool Final);
