using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServerlessDam.Assets.Tests.Upload.Remote;

/// <summary>A loopback listener that answers each request by its path with exactly these bytes and closes; null: never answers.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, string?> _answer;
    private readonly bool _hold;
    private readonly Task _running;

    /// <param name="hold">Keeps the connection open behind the answer.</param>
    public RawServer(Func<string, string?> answer, bool hold = false)
    {
        (_answer, _hold) = (answer, hold);
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _running = AcceptAsync();
    }

    public string Url { get; }

    public int Connections => Requests.Count;

    public ConcurrentQueue<string> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            var stream = client.GetStream();
            var buffer = new byte[8192];
            var length = await stream.ReadAsync(buffer, _stop.Token);
            var request = Encoding.Latin1.GetString(buffer, 0, length);
            Requests.Enqueue(request);

            var answer = _answer(request.Split(' ')[1]);
            if (answer is not null)
                await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), _stop.Token);
            if (answer is null || _hold)
                await Task.Delay(Timeout.Infinite, _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Stopped, or the client left.
        }
    }
}
