using System.Net;

namespace ServerlessDam.Functions.Tests.MediaLibrary.Files;

public sealed class LibraryFilesTests(RunningLibrary library) : IClassFixture<RunningLibrary>
{
    [Theory]
    [InlineData("/library/")]
    [InlineData("/library/index.html")]
    [InlineData("/library/sign-in")]
    [InlineData("/library/folders/a%20b/c")]
    public async Task A_place_in_the_application_is_its_page(string path)
    {
        using var response = await GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8"), (response.StatusCode, response.Content.Headers.ContentType!.ToString()));
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        Assert.StartsWith("<!doctype html>", await TextAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere_but_pictures_of_ours()
    {
        using var response = await GetAsync("/library/");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        var ours = library.Address.GetLeftPart(UriPartial.Authority) + "/library/";

        Assert.Equal(
            $"default-src 'none'; script-src {ours}; style-src {ours}; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src {ours}; "
            + "img-src 'self' data: blob: https://media.test; media-src 'self' blob: https://media.test; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            policy);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("media.test", "script-src https://media.test/library/;")]
    [InlineData("localhost:1234", "script-src http://localhost:1234/library/;")]
    [InlineData("behind-a-proxy.test", "script-src 'self';")]
    [InlineData("[::1]:1234", "script-src 'self';")]
    public async Task Uploaded_scripts_are_none_of_the_page_s_where_the_host_is_known(string host, string directive)
    {
        using var response = await GetAsync("/library/", ("Host", host));

        Assert.Contains(directive, response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "plain();", null)]
    [InlineData("identity", "plain();", null)]
    [InlineData("gzip", "gzip", "gzip")]
    [InlineData("gzip, deflate, br", "brotli", "br")]
    [InlineData("br;q=0, gzip", "gzip", "gzip")]
    public async Task A_file_comes_in_the_smallest_form_that_is_taken(string accepted, string content, string? encoding)
    {
        using var response = await GetAsync("/library/assets/app-0a1b2c3d.js", ("Accept-Encoding", accepted));

        Assert.Equal((content, encoding), (await TextAsync(response), response.Content.Headers.ContentEncoding.SingleOrDefault()));
        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", response.Headers.GetValues("Cache-Control").Single().Split(", ").Order(StringComparer.Ordinal).Reverse()));
    }

    [Fact]
    public async Task A_known_file_is_not_sent_again()
    {
        using var first = await GetAsync("/library/");
        using var second = await GetAsync("/library/", ("If-None-Match", first.Headers.ETag!.ToString()));
        using var other = await GetAsync("/library/assets/app-0a1b2c3d.js", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (second.StatusCode, other.StatusCode));
    }

    [Theory]
    [InlineData("/library/../secret.txt")]
    [InlineData("/library/..%2Fsecret.txt")]
    [InlineData("/library/%2e%2e/secret.txt")]
    [InlineData("/library/%2e%2e%2fsecret.txt")]
    [InlineData("/library/..%5Csecret.txt")]
    [InlineData("/library/assets/../../secret.txt")]
    [InlineData("/library/assets/..%252f..%252fsecret.txt")]
    [InlineData("/library//etc/passwd.txt")]
    [InlineData("/library/assets/app-0a1b2c3d.js.br")]
    [InlineData("/library/missing.js")]
    [InlineData("/library/a%00.js")]
    public async Task What_is_not_of_the_application_is_not_there(string path)
    {
        // As it is: HttpClient would tidy the path up.
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(library.Address.Host, library.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {library.Address.Authority}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("a secret", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bare_path_leads_to_the_application()
    {
        using var response = await GetAsync("/library");

        Assert.Equal("/library/", response.Headers.Location!.ToString());
    }

    private Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return library.SendAsync(request);
    }

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
