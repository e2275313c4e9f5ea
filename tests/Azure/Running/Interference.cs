using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServerlessDam.Azure.Tests.Running;

/// <summary>What becomes of one exchange on its way.</summary>
public abstract record Fate
{
    /// <summary>Passed on and answered.</summary>
    public sealed record Pass : Fate;

    /// <summary>Never reaches the service; answered with a status.</summary>
    public sealed record Answer(int Status, string? RetryAfter = null) : Fate;

    /// <summary>Never reaches the service, never answered.</summary>
    public sealed record Hang : Fate;

    /// <summary>Reaches the service; its answer is lost.</summary>
    public sealed record LoseAnswer : Fate;

    /// <summary>The connection breaks after so many bytes of the answer's body.</summary>
    public sealed record Cut(int AfterBytes) : Fate;
}

/// <summary>
/// An HTTP proxy of one service, in whose way a test may stand. One exchange a connection, so that breaking one breaks nothing else.
/// </summary>
public sealed class Interference : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Func<HttpRequestMessage, Fate> _decide;
    private readonly Uri _service;
    private readonly Task _accepting;

    public Interference(Uri service, Func<HttpRequestMessage, Fate> decide)
    {
        (_service, _decide) = (service, decide);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _client.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var _ = connection;
        try
        {
            await ServeAsync(connection.GetStream());
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or HttpRequestException)
        {
            // Either side has gone away, as it may here.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        var (line, headers) = await ReadHeadAsync(stream);
        using var request = new HttpRequestMessage(new HttpMethod(line[0]), new Uri(_service, line[1]));
        var body = new byte[headers.Where(header => header.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Select(header => int.Parse(header.Value)).FirstOrDefault()];
        await stream.ReadExactlyAsync(body, _end.Token);
        request.Content = request.Method == HttpMethod.Put || request.Method == HttpMethod.Post ? new ByteArrayContent(body) : null;
        foreach (var (name, value) in headers)
        {
            // The signature does not cover the host, and the service takes any.
            if (!name.Equals("Host", StringComparison.OrdinalIgnoreCase) && !request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        switch (_decide(request))
        {
            case Fate.Hang:
                await Task.Delay(Timeout.Infinite, _end.Token);
                break;
            case Fate.Answer answer:
                var retryAfter = answer.RetryAfter is null ? "" : $"Retry-After: {answer.RetryAfter}\r\n";
                await WriteAsync(stream, $"HTTP/1.1 {answer.Status} No\r\n{retryAfter}Content-Length: 0\r\nConnection: close\r\n\r\n");
                break;
            case Fate.LoseAnswer:
                (await _client.SendAsync(request, _end.Token)).Dispose();
                break;
            case var fate:
                using (var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _end.Token))
                {
                    await RelayAsync(response, stream, request.Method == HttpMethod.Head, fate is Fate.Cut cut ? cut.AfterBytes : long.MaxValue);
                }

                break;
        }
    }

    private async Task RelayAsync(HttpResponseMessage response, NetworkStream stream, bool isHead, long most)
    {
        var head = new StringBuilder($"HTTP/1.1 {(int)response.StatusCode} {response.ReasonPhrase}\r\nConnection: close\r\n");
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive")))
        {
            head.Append($"{name}: {string.Join(",", values)}\r\n");
        }

        await WriteAsync(stream, head.Append("\r\n").ToString());
        if (isHead)
        {
            return;
        }

        await using var body = await response.Content.ReadAsStreamAsync(_end.Token);
        var buffer = new byte[64 << 10];
        while (most > 0 && await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most)), _end.Token) is > 0 and var read)
        {
            most -= read;
            await stream.WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }
    }

    private async Task<(string[] Line, List<(string Name, string Value)> Headers)> ReadHeadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || !head[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            await stream.ReadExactlyAsync(one, _end.Token);
            head.Add(one[0]);
        }

        var lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return (lines[0].Split(' '), [.. lines[1..].Select(line => line.Split(':', 2)).Select(parts => (parts[0], parts[1].Trim()))]);
    }

    private async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text), _end.Token);
}
