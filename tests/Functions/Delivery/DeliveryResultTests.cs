using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded;
using ServerlessDam.Functions.Delivery;
using ServerlessDam.Transformations;

namespace ServerlessDam.Functions.Tests.Delivery;

public sealed class DeliveryResultTests : IAsyncDisposable
{
    private const string Text = "0123456789";

    private static readonly DateTimeOffset Modified = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly BlobName Blob = new("originals", "demo/a/b");

    private readonly string _path = Directory.CreateTempSubdirectory("dam-delivery-").FullName;
    private readonly EmbeddedStore _store;

    public DeliveryResultTests()
        => _store = EmbeddedStore.Open(new() { DataPath = _path }, TimeProvider.System, new IdGenerator(), NullLogger<EmbeddedStore>.Instance);

    [Fact]
    public async Task The_whole_is_sent_with_its_length_type_and_validators()
    {
        var (response, body) = await SendAsync(Delivery());

        Assert.Equal((200, Text, 10L, "image/jpeg"), (response.StatusCode, body, response.ContentLength, response.ContentType));
        Assert.Equal("\"abc\"", response.Headers.ETag.ToString());
        Assert.Equal("Fri, 02 Jan 2026 03:04:05 GMT", response.Headers.LastModified.ToString());
        Assert.Equal("nosniff", response.Headers.XContentTypeOptions.ToString());
        Assert.Equal("public, no-transform, max-age=0, must-revalidate", response.Headers.CacheControl.ToString());
        Assert.Contains("dam;dur=", response.Headers["Server-Timing"].ToString(), StringComparison.Ordinal);
        Assert.Empty(response.Headers.ContentDisposition.ToString());
    }

    [Fact]
    public async Task What_never_changes_may_be_kept_for_a_year_and_what_is_private_by_nobody_else()
    {
        Assert.Equal("public, no-transform, immutable, max-age=31536000", (await SendAsync(Delivery() with { Immutable = true })).Response.Headers.CacheControl.ToString());
        Assert.StartsWith("private, ", (await SendAsync(Delivery() with { Private = true })).Response.Headers.CacheControl.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_request_gets_the_headers_alone()
    {
        var (response, body) = await SendAsync(Delivery(), method: "HEAD");

        Assert.Equal((200, 10L, ""), (response.StatusCode, response.ContentLength, body));
    }

    [Theory]
    [InlineData("bytes=0-3", "0123", "bytes 0-3/10")]
    [InlineData("bytes=7-", "789", "bytes 7-9/10")]
    [InlineData("bytes=-2", "89", "bytes 8-9/10")]
    [InlineData("bytes=8-99", "89", "bytes 8-9/10")]
    [InlineData("bytes=-99", Text, "bytes 0-9/10")]
    public async Task A_single_range_is_sent_alone(string range, string expected, string contentRange)
    {
        foreach (var delivered in new[] { Delivery(), await StoredAsync() })
        {
            var (response, body) = await SendAsync(delivered, headers: ("Range", range));
            Assert.Equal((206, expected, contentRange), (response.StatusCode, body, response.Headers.ContentRange.ToString()));
        }
    }

    [Theory]
    [InlineData("bytes=10-")]
    [InlineData("bytes=99-100")]
    [InlineData("bytes=-0")]
    public async Task A_range_beyond_the_end_cannot_be_satisfied(string range)
    {
        var (response, body) = await SendAsync(Delivery(), headers: ("Range", range));

        Assert.Equal((416, "", "bytes */10"), (response.StatusCode, body, response.Headers.ContentRange.ToString()));
    }

    [Theory]
    [InlineData("bytes=0-1,3-4")]
    [InlineData("bytes=4-2")]
    [InlineData("bytes=a-b")]
    [InlineData("bytes=99999999999999999999-")]
    [InlineData("lines=0-3")]
    public async Task A_range_that_is_none_or_several_is_the_whole(string range)
    {
        var (response, body) = await SendAsync(Delivery(), headers: ("Range", range));

        Assert.Equal((200, Text), (response.StatusCode, body));
    }

    [Theory]
    [InlineData("\"abc\"", 206)]
    [InlineData("\"other\"", 200)]
    [InlineData("W/\"abc\"", 200)]
    [InlineData("Fri, 02 Jan 2026 03:04:05 GMT", 206)]
    [InlineData("Fri, 02 Jan 2026 03:04:04 GMT", 200)]
    public async Task A_range_of_another_state_of_the_file_is_the_whole(string condition, int status)
        => Assert.Equal(status, (await SendAsync(Delivery(), headers: [("Range", "bytes=0-1"), ("If-Range", condition)])).Response.StatusCode);

    [Theory]
    [InlineData("If-None-Match", "\"abc\"", 304)]
    [InlineData("If-None-Match", "W/\"abc\"", 304)]
    [InlineData("If-None-Match", "\"x\", \"abc\"", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "\"x\"", 200)]
    [InlineData("If-None-Match", "abc", 200)]
    [InlineData("If-Modified-Since", "Fri, 02 Jan 2026 03:04:05 GMT", 304)]
    [InlineData("If-Modified-Since", "Fri, 02 Jan 2026 03:04:04 GMT", 200)]
    [InlineData("If-Modified-Since", "yesterday", 200)]
    public async Task What_the_client_has_already_is_not_sent_again(string header, string value, int status)
    {
        var (response, body) = await SendAsync(Delivery(), headers: (header, value));

        Assert.Equal((status, status == 200 ? Text : ""), (response.StatusCode, body));
        Assert.Equal("\"abc\"", response.Headers.ETag.ToString());
    }

    [Fact]
    public async Task A_known_etag_counts_more_than_a_date()
        => Assert.Equal(200, (await SendAsync(
            Delivery(), headers: [("If-None-Match", "\"x\""), ("If-Modified-Since", "Fri, 02 Jan 2026 03:04:05 GMT")])).Response.StatusCode);

    [Fact]
    public async Task What_of_the_request_decided_is_named()
    {
        var hints = RequestHints.Accept | RequestHints.Dpr | RequestHints.Width | RequestHints.SaveData;

        Assert.Equal("Accept, Sec-CH-DPR, DPR, Sec-CH-Width, Width, Sec-CH-Viewport-Width, Viewport-Width, Save-Data", (await SendAsync(Delivery() with { Hints = hints })).Response.Headers.Vary.ToString());
        Assert.Empty((await SendAsync(Delivery())).Response.Headers.Vary.ToString());
    }

    [Fact]
    public async Task Nothing_runs_in_what_a_browser_could_run()
        => Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
            (await SendAsync(Delivery() with { ContentType = "image/svg+xml" })).Response.Headers.ContentSecurityPolicy.ToString());

    [Theory]
    [InlineData("cat.jpg")]
    [InlineData("猫.jpg")]
    [InlineData("a\"; filename=evil.html")]
    [InlineData("a\r\nSet-Cookie: x=1")]
    public async Task A_download_has_one_name_whatever_is_in_it(string name)
    {
        var disposition = (await SendAsync(Delivery() with { AttachmentName = name })).Response.Headers.ContentDisposition.ToString();

        Assert.StartsWith("attachment; filename=", disposition, StringComparison.Ordinal);
        Assert.DoesNotContain(disposition, char.IsControl);
        Assert.DoesNotContain("filename=evil", disposition.Replace("\\\"", "", StringComparison.Ordinal).Split('"')[0], StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_path, recursive: true);
    }

    private static Delivered Delivery() => new()
    {
        Asset = CatalogSeeder.Generate("demo", 1),
        ETag = "abc",
        ContentType = "image/jpeg",
        SizeInBytes = 10,
        LastModified = Modified,
        Blob = Blob,
        Bytes = Encoding.UTF8.GetBytes(Text),
    };

    private async Task<Delivered> StoredAsync()
    {
        await using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(Text));
        await _store.Blobs.PutAsync(Blob, bytes, BlobCondition.None, TestContext.Current.CancellationToken);
        return Delivery() with { Bytes = null };
    }

    private async Task<(HttpResponse Response, string Body)> SendAsync(Delivered delivered, string method = "GET", params (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext { Request = { Method = method } };
        using var body = new MemoryStream();
        http.Response.Body = body;
        foreach (var (name, value) in headers)
        {
            http.Request.Headers[name] = value;
        }

        await new DeliveryResult(delivered, _store.Blobs, TimeSpan.FromMilliseconds(1)).ExecuteResultAsync(new(http, new RouteData(), new()));
        await http.Response.CompleteAsync();
        return (http.Response, Encoding.UTF8.GetString(body.ToArray()));
    }
}
