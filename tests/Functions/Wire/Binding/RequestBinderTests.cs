using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessDam.Functions.Tests.Wire.Binding;

/// <summary>Requests as the SDKs write them, through the host.</summary>
public sealed class RequestBinderTests(RunningWire wire) : IClassFixture<RunningWire>
{
    private const string Upload = "/v1_1/demo/image/upload";
    private const string Asset = "/v1_1/demo/resources/image/upload/a";

    [Fact]
    public async Task A_file_may_stand_anywhere_among_the_parameters()
    {
        // As CloudinaryDotNet writes it: alphabetical, unquoted names, filename* alone, a quoted boundary, types on fields.
        var body = "--HTTP_BOUNDARY\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=api_key\r\n\r\nk\r\n"
            + "--HTTP_BOUNDARY\r\nContent-Type: application/octet-stream\r\nContent-Disposition: form-data; name=file; filename*=utf-8''%E5%83%85.jpg\r\n\r\nbytes\0\r\n--HTTP\r\n"
            + "--HTTP_BOUNDARY\r\nContent-Disposition: form-data; name=tags\r\n\r\na,é\r\n--HTTP_BOUNDARY--\r\n";
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=\"HTTP_BOUNDARY\"");

        var answer = await wire.PostAsync(Upload, content, basic: true);

        Assert.Equal("僅.jpg", answer.FileProperty("name"));
        Assert.Equal("14", answer.FileProperty("size"));
        Assert.Equal("application/octet-stream", answer.FileProperty("type"));
        Assert.Equal("a,é", answer.Parameter("tags"));
        Assert.Equal("k", answer.Parameter("api_key"));
    }

    [Fact]
    public async Task The_bytes_of_a_file_arrive_whole_and_are_gone_after_the_answer()
    {
        var bytes = RandomNumberGenerator.GetBytes(RunningWire.MaximumFileSize);
        var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "photo.jpg" }, { new StringContent("x"), "public_id" } };

        var answer = await wire.PostAsync(Upload, form, basic: true);

#pragma warning disable CA5351 // The wire's etag is an MD5.
        Assert.Equal(Convert.ToHexStringLower(MD5.HashData(bytes)), answer.FileProperty("md5"));
#pragma warning restore CA5351
        await EventuallyEmptyAsync();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_in_the_words_of_the_wire()
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[RunningWire.MaximumFileSize + 1]), "file", "photo.jpg" } };

        var answer = await wire.PostAsync(Upload, form, basic: true);

        Assert.Equal(400, answer.Status);
        Assert.Matches(@"^File size too large\. Got \d+\. Maximum is 100000\.$", answer.Error);
        await EventuallyEmptyAsync();
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_leaves_nothing_behind()
    {
        using (var client = new TcpClient("127.0.0.1", wire.Client.BaseAddress!.Port))
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST {Upload} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 90000\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\n" + new string('x', 50_000)), TestContext.Current.CancellationToken);
            await EventuallyAsync(() => Directory.GetFiles(wire.SpoolPath).Length > 0);
        }
        await EventuallyEmptyAsync();
    }

    [Theory]
    [InlineData("multipart")]
    [InlineData("form")]
    [InlineData("json")]
    public async Task A_data_uri_is_a_file_in_every_kind_of_body(string kind)
    {
        const string uri = "data:image/png;base64,aGVs\nbG8=";
        HttpContent content = kind switch
        {
            "multipart" => new MultipartFormDataContent { { new StringContent(uri), "file" }, { new StringContent("x"), "public_id" } },
            "form" => new FormUrlEncodedContent([new("file", uri), new("public_id", "x")]),
            _ => Json("""{"file":"data:image/png;base64,aGVs\nbG8=","public_id":"x"}"""),
        };

        var answer = await wire.PostAsync(Upload, content, basic: true);

        Assert.Equal("5d41402abc4b2a76b9719d911017c592", answer.FileProperty("md5"));
        Assert.Equal("image/png", answer.FileProperty("type"));
        Assert.Null(answer.Parameter("file"));
        Assert.Equal("x", answer.Parameter("public_id"));
    }

    [Fact]
    public async Task A_url_stays_a_parameter()
    {
        var answer = await wire.PostAsync(Upload, new MultipartFormDataContent { { new StringContent("https://x.test/a.jpg"), "file" } }, basic: true);

        Assert.Equal("https://x.test/a.jpg", answer.Parameter("file"));
        Assert.False(answer.Body.TryGetProperty("file", out _));
    }

    [Theory]
    [InlineData("k[]=a&k[]=b", "a|b", "a,b")]
    [InlineData("k[0]=a&k[1]=b", "a|b", "a,b")]
    [InlineData("k=a&k=b", "a|b", "a,b")]
    [InlineData("k[]=b&k[]=a&k[]=b", "b|a", "b,a,b")]
    [InlineData("k[]=a", "a", "a")]
    [InlineData("k=a", "a", "a")]
    [InlineData("k[]=&k[]=a", "a", ",a")]
    [InlineData("k=%26%3D+%2B", "&= +", "&= +")]
    [InlineData("k[a]=x&k=y", "y", "y")]
    public async Task A_list_is_one_in_every_spelling(string query, string list, string text)
    {
        var fromQuery = await wire.GetAsync($"{Asset}?{query}", basic: true);
        var fromForm = await wire.PostAsync(Asset, new StringContent(query, Encoding.UTF8, "application/x-www-form-urlencoded"), basic: true);

        Assert.All([fromQuery, fromForm], answer =>
        {
            Assert.Equal(list, answer.List("k"));
            Assert.Equal(text, answer.Parameter("k"));
        });
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Json_is_read_with_every_method(string method)
    {
        var answer = await wire.SendAsync(new HttpRequestMessage(new HttpMethod(method), Asset)
        {
            Content = Json("""{"ids":["a","b","a"],"flag":true,"n":1.50,"none":null,"o":{"k": [1, "é"]},"s":"x","objects":[{"a": 1}]}"""),
            Headers = { Authorization = RunningWire.Basic(RunningWire.Secret) },
        });

        Assert.Equal("a|b", answer.List("ids"));
        Assert.Equal("true", answer.Parameter("flag"));
        Assert.Equal("1.50", answer.Parameter("n"));
        Assert.Null(answer.Parameter("none"));
        Assert.Equal("""{"k":[1,"é"]}""", answer.Parameter("o"));
        Assert.Equal("""{"a":1}""", answer.Parameter("objects"));
    }

    [Fact]
    public async Task An_empty_body_of_any_type_is_no_parameters()
    {
        var json = Json("");
        Assert.Equal(200, (await wire.PostAsync(Asset, json, basic: true)).Status);
        Assert.Equal(200, (await wire.PostAsync(Asset, new ByteArrayContent([]), basic: true)).Status);
    }

    [Fact]
    public async Task The_body_wins_over_the_query_and_the_two_do_not_mix()
    {
        var answer = await wire.PostAsync($"{Asset}?k[]=query&q=1", new FormUrlEncodedContent([new("k[]", "body")]), basic: true);

        Assert.Equal("body", answer.List("k"));
        Assert.Equal("1", answer.Parameter("q"));
    }

    [Theory]
    [InlineData("application/json", "[1]", "Invalid JSON - an object is expected")]
    [InlineData("application/json", "{", "Invalid JSON")]
    [InlineData("application/json", "{\"a\":{\"b\":\"\\ud800\"}}", "Invalid JSON")]
    [InlineData("text/html", "<p>", "Unsupported content type - text/html")]
    [InlineData("multipart/form-data", "--x", "Invalid multipart body - no boundary")]
    [InlineData("multipart/form-data; boundary=x", "--x", "Invalid multipart body - it ends too early")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=file\r\n\r\ndata:,x\r\n--x--", "Invalid data URI - base64 is expected")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; name=file; filename=b\r\n\r\nb\r\n--x--", "Only one file is taken per request")]
    public async Task What_cannot_be_read_is_told(string type, string body, string message)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var answer = await wire.PostAsync(Upload, content, basic: true);

        Assert.Equal((400, message), (answer.Status, answer.Error));
        await EventuallyEmptyAsync();
    }

    [Fact]
    public async Task Nobody_fills_memory_with_parameters()
    {
        var many = await wire.PostAsync(Asset, new StringContent(string.Join('&', Enumerable.Repeat("k[]=a", 6000)), Encoding.UTF8, "application/x-www-form-urlencoded"), basic: true);
        var one = await wire.PostAsync(Asset, new MultipartFormDataContent { { new StringContent(new string('a', 1_100_000)), "context" } }, basic: true);
        var large = await wire.PostAsync(Asset, Json($$"""{"context":"{{new string('a', 1_100_000)}}"}"""), basic: true);

        Assert.All([many, one, large], answer => Assert.Equal(400, answer.Status));
    }

    [Fact]
    public async Task A_chunk_says_where_it_belongs()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Upload)
        {
            Content = new MultipartFormDataContent { { new ByteArrayContent(new byte[10]), "file", "blob" } },
            Headers = { Authorization = RunningWire.Basic(RunningWire.Secret) },
        };
        request.Headers.TryAddWithoutValidation("X-Unique-Upload-Id", "abc");
        request.Content.Headers.TryAddWithoutValidation("Content-Range", "bytes 0-9/-1");

        var chunk = (await wire.SendAsync(request)).Body.GetProperty("chunk");

        Assert.Equal("abc", chunk.GetProperty("upload_id").GetString());
        Assert.Equal(10, chunk.GetProperty("length").GetInt64());
        Assert.False(chunk.TryGetProperty("total", out _));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private Task EventuallyEmptyAsync() => EventuallyAsync(() => Directory.GetFiles(wire.SpoolPath).Length == 0);

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        for (var i = 0; i < 3000 && !condition(); i++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.True(condition());
    }
}
