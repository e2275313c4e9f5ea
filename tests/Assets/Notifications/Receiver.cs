using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServerlessDam.Assets.Tests.Notifications;

/// <summary>What came to a <see cref="Receiver"/>.</summary>
internal sealed record Received(string Body, string? Timestamp, string? Signature, string? ContentType);

/// <summary>A web server on the loopback that keeps what it is sent and answers as the test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<HttpListenerContext, Task> _answer;
    private readonly Task _running;

    public Receiver(Func<HttpListenerContext, Task> answer)
    {
        _answer = answer;
        (_listener, Url) = Listening();
        _running = AcceptAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<Received> All { get; } = new();

    /// <summary>It takes no port of the system's choice, and another program may be quicker to one that was free.</summary>
    private static (HttpListener Listener, string Url) Listening()
    {
        while (true)
        {
            int port;
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                port = ((IPEndPoint)free.LocalEndpoint).Port;
            }

            var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
            try
            {
                listener.Start();
                return (listener, $"http://127.0.0.1:{port}/hook");
            }
            catch (HttpListenerException)
            {
                listener.Close();
            }
        }
    }

    /// <summary>Answers with a status and nothing else.</summary>
    public static Func<HttpListenerContext, Task> Status(params int[] each)
    {
        var count = -1;
        return context =>
        {
            context.Response.StatusCode = each[Math.Min(Interlocked.Increment(ref count), each.Length - 1)];
            context.Response.Close();
            return Task.CompletedTask;
        };
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _running;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        All.Enqueue(new(await reader.ReadToEndAsync(), request.Headers["X-Cld-Timestamp"], request.Headers["X-Cld-Signature"], request.ContentType));
        try
        {
            await _answer(context);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The other side left.
        }
    }
}
