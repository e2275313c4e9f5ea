using System.Net;
using System.Text;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Upload.Remote;

namespace ServerlessDam.Assets.Tests.Upload.Remote;

/// <summary>Against listeners on the loopback, which is allow-listed by port where a test wants to reach it.</summary>
public sealed class RemoteFetcherTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";

    [Fact]
    public async Task A_file_is_fetched_with_its_name_and_type()
    {
        await using var server = new RawServer(_ => Ok + "Content-Type: image/png\r\nContent-Length: 5\r\n\r\nhello");

        var (file, bytes) = await FetchAsync($"{server.Url}/a/old%20logo.png?x=1", server);

        Assert.Equal(new RemoteFile("old logo.png", 5, "image/png"), file);
        Assert.Equal("hello", bytes);
    }

    [Fact]
    public async Task Nothing_of_ours_goes_out()
    {
        await using var server = new RawServer(_ => Ok + "Set-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
        using var fetcher = Fetcher(server);

        await fetcher.FetchAsync(server.Url + "/1", new MemoryStream(), 10, TestContext.Current.CancellationToken);
        await fetcher.FetchAsync(server.Url + "/2", new MemoryStream(), 10, TestContext.Current.CancellationToken);

        Assert.Equal(2, server.Connections);
        Assert.All(server.Requests, request =>
        {
            Assert.Contains("Accept-Encoding: identity", request, StringComparison.Ordinal);
            Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("traceparent", request, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task A_missing_file_is_told_as_the_wire_does()
    {
        await using var server = new RawServer(_ => "HTTP/1.1 404 Nope<script>\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal($"Error in loading {server.Url}/x - 404 Not Found", await MessageAsync($"{server.Url}/x", server));
    }

    [Fact]
    public async Task An_unknown_host_is_told_as_the_wire_does()
        => Assert.Equal(
            "Error in loading http://nowhere.invalid/x - ERR_DNS_FAIL 0",
            await MessageAsync("http://nowhere.invalid/x", resolve: (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound)));

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://0/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://168.63.129.16/machine")]
    [InlineData("http://10.0.0.1:8080/")]
    [InlineData("https://192.168.0.1:8443/")]
    [InlineData("http://localhost/")]
    [InlineData("http://localhost./")]
    [InlineData("http://１２７.０.０.１/")]
    [InlineData("http://user:password@8.8.8.8/")]
    [InlineData("http://8.8.8.8:22/")]
    [InlineData("http://8.8.8.8:6379/")]
    [InlineData("http://8.8.8.8:10000/")]
    public async Task What_is_near_this_server_is_refused(string url)
        => Assert.Equal($"Error in loading {url} - ERR_BLOCKED 0", await MessageAsync(url, resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])));

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/x")]
    [InlineData("gopher://example.com/x")]
    [InlineData("jar:http://example.com/x")]
    [InlineData("s3://bucket/key")]
    [InlineData("/etc/passwd")]
    [InlineData("not a url")]
    [InlineData("")]
    public async Task Other_schemes_are_refused(string url)
        => Assert.Equal($"Unsupported source URL: {url}", await MessageAsync(url));

    [Fact]
    public async Task A_name_with_one_private_address_is_refused_before_anything_is_sent()
    {
        await using var server = new RawServer(_ => Ok + "Content-Length: 0\r\n\r\n");

        var message = await MessageAsync($"http://mixed.test:8080/", resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34"), IPAddress.Loopback]));

        Assert.EndsWith("ERR_BLOCKED 0", message, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task The_address_that_was_checked_is_the_one_that_is_used()
    {
        // A name that is public when first asked and loopback ever after: asking once leaves no second answer to use.
        var asked = 0;
        var message = await MessageAsync(
            "http://rebinding.test:8080/",
            resolve: (_, _) => Task.FromResult<IPAddress[]>([++asked == 1 ? IPAddress.Parse("2606:4700:4700::1111") : IPAddress.Loopback]),
            change: options => options.ConnectTimeout = TimeSpan.FromMilliseconds(300));

        Assert.Equal(1, asked);
        Assert.Matches("ERR_(CONNECTION_FAILED|TIMED_OUT) 0$", message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("http://localhost:10002/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("http://a:b@127.0.0.1/")]
    public async Task A_redirect_is_checked_like_the_first_url(string location)
    {
        await using var server = new RawServer(_ => $"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal($"Error in loading {server.Url}/ - ERR_BLOCKED 0", await MessageAsync(server.Url + "/", server));
    }

    [Fact]
    public async Task Three_redirects_are_followed_and_no_more()
    {
        await using var server = new RawServer(path => path == "/0"
            ? Ok + "Content-Length: 4\r\n\r\nhere"
            : $"HTTP/1.1 301 Moved\r\nLocation: {int.Parse(path[1..], System.Globalization.CultureInfo.InvariantCulture) - 1}\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal("here", (await FetchAsync(server.Url + "/3", server)).Bytes);
        Assert.EndsWith("ERR_TOO_MANY_REDIRECTS 0", await MessageAsync(server.Url + "/4", server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_the_limit_is_not_read()
    {
        await using var announced = new RawServer(_ => Ok + "Content-Length: 2000\r\n\r\n");
        await using var endless = new RawServer(_ => Ok + "Transfer-Encoding: chunked\r\n\r\n" + string.Concat(Enumerable.Repeat("a\r\n0123456789\r\n", 500)));

        Assert.Equal("File size too large. Got 2000. Maximum is 100.", await MessageAsync(announced.Url, announced));
        Assert.StartsWith("File size too large. Got ", await MessageAsync(endless.Url, endless), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx", "ERR_CONTENT_DECODING_FAILED 0")]
    [InlineData("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-0/9\r\nContent-Length: 1\r\n\r\nx", "206 Partial Content")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", "ERR_CONNECTION_CLOSED 0")]
    [InlineData("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "302 Found")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n", "302 Found")]
    public async Task What_cannot_be_trusted_is_not_taken(string answer, string reason)
    {
        await using var server = new RawServer(_ => answer);

        Assert.Equal($"Error in loading {server.Url} - {reason}", await MessageAsync(server.Url, server));
    }

    [Fact]
    public async Task A_server_that_says_nothing_or_dawdles_is_given_up()
    {
        await using var silent = new RawServer(_ => null);
        await using var slow = new RawServer(_ => Ok + "Content-Length: 50\r\n\r\nx", hold: true);

        Assert.EndsWith("ERR_TIMED_OUT 0", await MessageAsync(silent.Url, silent, options => options.ResponseTimeout = TimeSpan.FromMilliseconds(200)), StringComparison.Ordinal);
        Assert.EndsWith("ERR_TIMED_OUT 0", await MessageAsync(slow.Url, slow, options => options.Patience = TimeSpan.FromMilliseconds(200)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_told()
    {
        var server = new RawServer(_ => "");
        await server.DisposeAsync();

        Assert.EndsWith("ERR_CONNECTION_FAILED 0", await MessageAsync(server.Url, server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_no_error_of_the_server()
    {
        await using var silent = new RawServer(_ => null);
        using var fetcher = Fetcher(silent);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(silent.Url, new MemoryStream(), 100, cancelled.Token));
    }

    private static async Task<(RemoteFile File, string Bytes)> FetchAsync(string url, RawServer server)
    {
        using var fetcher = Fetcher(server);
        var target = new MemoryStream();
        var file = await fetcher.FetchAsync(url, target, 100, TestContext.Current.CancellationToken);
        return (file, Encoding.UTF8.GetString(target.ToArray()));
    }

    private static async Task<string> MessageAsync(string url, RawServer? server = null, Action<RemoteFetchOptions>? change = null, HostResolver? resolve = null)
    {
        using var fetcher = Fetcher(server, change, resolve);
        var error = await Assert.ThrowsAsync<DamException>(() => fetcher.FetchAsync(url, new MemoryStream(), 100, TestContext.Current.CancellationToken));
        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
        return error.Message;
    }

    private static RemoteFetcher Fetcher(RawServer? server, Action<RemoteFetchOptions>? change = null, HostResolver? resolve = null)
    {
        var options = new RemoteFetchOptions
        {
            AllowedHosts = server is null ? [] : [new Uri(server.Url).Authority],
            // A busy machine is no server that is late; tests about time set their own.
            ConnectTimeout = TimeSpan.FromMinutes(1),
            ResponseTimeout = TimeSpan.FromMinutes(1),
            TotalTimeout = TimeSpan.FromMinutes(2),
        };
        change?.Invoke(options);
        return new RemoteFetcher(Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System, resolve ?? ((_, _) => Task.FromResult<IPAddress[]>([])));
    }
}
