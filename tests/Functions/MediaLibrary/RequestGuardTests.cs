using System.Net;
using System.Net.Http.Json;
using System.Text;
using ServerlessDam.Functions.Tests.Wire;

namespace ServerlessDam.Functions.Tests.MediaLibrary;

public sealed class RequestGuardTests(RunningLibrary library) : IClassFixture<RunningLibrary>
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://evil.example.com")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    public async Task A_call_that_another_page_made_the_browser_send_is_refused(string header, string value)
    {
        var browser = await library.SignInAsync();
        var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Put, "account")
        {
            Content = JsonContent.Create(new { name = "Mallory", email = "mallory@example.com" }),
            Headers = { { header, value } },
        });
        var signIn = await library.Open().SendAsync(new HttpRequestMessage(HttpMethod.Post, "session")
        {
            Content = JsonContent.Create(new { token = await library.NewLinkAsync() }),
            Headers = { { header, value } },
        });

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (answer.Status, signIn.Status));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_change_needs_the_token_of_its_own_session(string? token)
    {
        var browser = await library.SignInAsync();
        var stranger = await library.SignInAsync();
        Assert.NotEqual(browser.CsrfToken, stranger.CsrfToken);
        foreach (var each in new[] { token, stranger.CsrfToken })
        {
            browser.CsrfToken = each;
            var answer = await browser.SendAsync(HttpMethod.Delete, "session");

            // By which a page knows that its token is of an older session.
            Assert.Equal((HttpStatusCode.Forbidden, "X-Dam-Csrf"), (answer.Status, answer.Body.GetProperty("error").GetProperty("field").GetString()));
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("session")).Status);
    }

    [Fact]
    public async Task A_page_of_ours_may()
    {
        var browser = await library.SignInAsync();
        var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Put, "account")
        {
            Content = JsonContent.Create(new { name = "Ada", email = "ada@example.com" }),
            Headers = { { "Sec-Fetch-Site", "same-origin" }, { "Origin", library.Address.GetLeftPart(UriPartial.Authority) } },
        });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_form_cannot_be_sent()
    {
        var answer = await library.Open().SendAsync(new HttpRequestMessage(HttpMethod.Post, "session")
        {
            Content = new StringContent($$"""{"token":"{{await library.NewLinkAsync()}}"}""", Encoding.UTF8, "text/plain"),
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task The_cookie_counts_for_nothing_in_the_api_of_the_sdks()
    {
        var browser = await library.SignInAsync();
        foreach (var (method, path) in new[] { (HttpMethod.Get, "/v1_1/demo/resources/image"), (HttpMethod.Get, "/v1_1/demo/ping"), (HttpMethod.Post, "/v1_1/demo/image/destroy") })
        {
            using var response = await library.SendAsync(new HttpRequestMessage(method, path) { Headers = { { "Cookie", browser.Cookie }, { "X-Dam-Csrf", browser.CsrfToken } } });
            Assert.Contains(response.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest });
        }
    }

    [Fact]
    public async Task The_cookie_opens_no_delivery()
    {
        var browser = await library.SignInAsync();
        var form = new MultipartFormDataContent { { new StringContent("authenticated"), "type" }, { new StringContent("secret-cat"), "public_id" }, { new ByteArrayContent("image jpg 4x4 secret"u8.ToArray()), "file", "a.jpg" } };
        using var upload = await library.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/v1_1/demo/image/upload") { Content = form, Headers = { Authorization = RunningWire.Basic(RunningLibrary.Secret) } });
        using var response = await library.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/demo/image/authenticated/secret-cat.jpg") { Headers = { { "Cookie", browser.Cookie } } });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (upload.StatusCode, response.StatusCode));
    }

    [Fact]
    public async Task The_keys_of_the_sdks_count_for_nothing_here()
    {
        var answer = await library.Open().SendAsync(new HttpRequestMessage(HttpMethod.Get, "assets") { Headers = { Authorization = RunningWire.Basic(RunningLibrary.Secret) } });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Theory]
    [InlineData("GET", "nothing")]
    [InlineData("PUT", "session")]
    [InlineData("GET", "")]
    [InlineData("GET", "assets/not-an-id")]
    [InlineData("GET", "assets/..%2F..%2Fsession")]
    public async Task What_is_not_there_is_json(string method, string path)
    {
        var browser = await library.SignInAsync();
        var answer = await browser.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.NotEmpty(answer.Error);
    }
}
