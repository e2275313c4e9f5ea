using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.EndToEnd.Running;
using Yarp.ReverseProxy.Forwarder;

namespace ServerlessDam.EndToEnd.Azure;

/// <summary>What befalls one request on its way to the storage.</summary>
internal abstract record Trouble
{
    /// <summary>The storage answers this and does nothing.</summary>
    public sealed record Refusal(HttpStatusCode Status) : Trouble;

    /// <summary>No answer ever comes; nothing is done.</summary>
    public sealed record Silence : Trouble;

    /// <summary>It is done, but the connection breaks before the answer.</summary>
    public sealed record LostAnswer : Trouble;
}

/// <summary>Stands between an app and a real storage account, and makes trouble when a test says so.</summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });
    private readonly CancellationTokenSource stopping = new();

    private StorageProxy(WebApplication app, string connection) => (this.app, Connection) = (app, connection);

    /// <summary>The same account, by way of this proxy.</summary>
    public string Connection { get; }

    /// <summary>Decides over each request; null lets it pass.</summary>
    public Func<HttpRequest, Trouble?> Troubles { get; set; } = _ => null;

    public static async Task<StorageProxy> StartAsync(string connection)
    {
        // One port here for each of the storage's, in the order in which the connection string names them.
        var targets = connection.Split(';').Where(part => part.Contains("Endpoint=http", StringComparison.Ordinal)).Select(part => new Uri(part.Split('=', 2)[1])).ToList();
        var ports = Ports.Free(targets.Count);
        var byPort = ports.Zip(targets).ToDictionary(pair => pair.First, pair => pair.Second.GetLeftPart(UriPartial.Authority));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddHttpForwarder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            foreach (var port in ports)
                kestrel.Listen(IPAddress.Loopback, port);
        });

        var through = byPort.Aggregate(connection, (text, pair) => text.Replace(pair.Value, $"http://127.0.0.1:{pair.Key}", StringComparison.Ordinal));
        var proxy = new StorageProxy(builder.Build(), through);
        var forwarder = proxy.app.Services.GetRequiredService<IHttpForwarder>();
        proxy.app.Run(context => proxy.PassAsync(context, forwarder, byPort[context.Connection.LocalPort]));
        await proxy.app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await app.DisposeAsync();
        client.Dispose();
        stopping.Dispose();
    }

    private async Task PassAsync(HttpContext context, IHttpForwarder forwarder, string target)
    {
        switch (Troubles(context.Request))
        {
            case Trouble.Refusal refusal:
                context.Response.StatusCode = (int)refusal.Status;
                break;
            case Trouble.Silence:
                using (var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token))
                    await Task.Delay(Timeout.Infinite, end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
                context.Abort();
                break;
            case Trouble.LostAnswer:
                await forwarder.SendAsync(context, target, client, ForwarderRequestConfig.Empty, new AnswerLoser(target));
                context.Abort();
                break;
            default:
                await forwarder.SendAsync(context, target, client, ForwarderRequestConfig.Empty, new AsItIs(target));
                break;
        }
    }

    /// <summary>Leaves the path as it was written: it is signed.</summary>
    private class AsItIs(string target) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            var written = httpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            proxyRequest.RequestUri = new Uri(target + written, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        }
    }

    /// <summary>Waits for the whole answer, so that all is done, and gives none of it on.</summary>
    private sealed class AnswerLoser(string target) : AsItIs(target)
    {
        public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            if (proxyResponse is not null)
                await proxyResponse.Content.LoadIntoBufferAsync(cancellationToken);
            httpContext.Abort();
            return false;
        }
    }
}
