using System.Net;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Functions.Tests.MediaLibrary;

namespace ServerlessDam.Functions.Tests.Accounts;

public sealed class SessionTests(RunningLibrary library) : IClassFixture<RunningLibrary>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task Nobody_is_signed_in_without_a_cookie()
    {
        var answer = await library.Open().GetAsync("session");

        Assert.Equal((HttpStatusCode.Unauthorized, "You are not signed in"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_link_signs_the_first_master_admin_in_and_tells_the_page_where_it_is()
    {
        var browser = await library.SignInAsync();
        var answer = await browser.GetAsync("session");
        var origin = library.Address.GetLeftPart(UriPartial.Authority);

        Assert.Equal("masterAdmin", answer.Body.GetProperty("user").GetProperty("role").GetString());
        Assert.Equal(("demo", "dynamic", "/data/drop"), (answer.String("cloudName"), answer.String("folderMode"), answer.String("dropFolder")));
        Assert.Equal(($"{origin}/demo", $"{origin}/v1_1/demo"), (answer.String("deliveryBase"), answer.String("apiBase")));
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var token = await library.NewLinkAsync();
        await library.Open().PostAsync("session", new { token });
        var again = await library.Open().PostAsync("session", new { token });

        Assert.Equal(HttpStatusCode.Unauthorized, again.Status);
        Assert.Null(again.Header("Set-Cookie"));
    }

    [Fact]
    public async Task Of_ten_who_use_a_link_at_once_one_gets_in()
    {
        var token = await library.NewLinkAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => library.Open().PostAsync("session", new { token })));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var answer = await library.Open().PostAsync("session", new { token = await library.NewLinkAsync() });
        var cookie = answer.Header("Set-Cookie")!;

        Assert.StartsWith($"dam-session-{library.Address.Port}=", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/; samesite=strict; httponly", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_https_the_cookie_is_bound_to_the_host()
    {
        var browser = library.Open();
        var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "session")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { token = await library.NewLinkAsync() }),
            Headers = { { "Host", "dam.example.com" }, { "Origin", "https://dam.example.com" } },
        });

        Assert.StartsWith("__Host-dam-session=", answer.Header("Set-Cookie"), StringComparison.Ordinal);
        Assert.Contains("; path=/; secure; samesite=strict; httponly", answer.Header("Set-Cookie"), StringComparison.Ordinal);
        Assert.Equal("https://media.test/demo", answer.String("deliveryBase"));
    }

    [Fact]
    public async Task Nobody_signs_in_over_plain_http_from_elsewhere()
    {
        var answer = await library.Open().SendAsync(new HttpRequestMessage(HttpMethod.Post, "session")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { token = await library.NewLinkAsync() }),
            Headers = { { "Host", "dam.example.com" }, { "Origin", "http://dam.example.com" } },
        });

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.StartsWith("Signing in needs https", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_never_goes_on_with_a_session_that_was_there_before()
    {
        var browser = await library.SignInAsync();
        var before = browser.Cookie;
        await browser.PostAsync("session", new { token = await library.NewLinkAsync() });
        var after = browser.Cookie;

        Assert.NotEqual(before, after);
        Assert.Equal(HttpStatusCode.Unauthorized, (await new Browser(library) { Cookie = before }.GetAsync("session")).Status);
        Assert.Equal(HttpStatusCode.OK, (await new Browser(library) { Cookie = after }.GetAsync("session")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_takes_the_cookie_back()
    {
        var browser = await library.SignInAsync();
        var cookie = browser.Cookie;
        var answer = await browser.SendAsync(HttpMethod.Delete, "session");

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Contains("max-age=0", answer.Header("Set-Cookie"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await new Browser(library) { Cookie = cookie }.GetAsync("session")).Status);
    }

    [Fact]
    public async Task Who_chose_an_address_and_a_password_signs_in_by_them()
    {
        var browser = await library.SignInAsync();
        var other = await library.SignInAsync();
        Assert.Equal("Ada", (await browser.SendAsync(HttpMethod.Put, "account", new { name = "Ada", email = "ada@example.com" })).Body.GetProperty("user").GetProperty("name").GetString());
        var hasOne = (await browser.GetAsync("session")).Body.GetProperty("hasPassword").GetBoolean();
        var set = await browser.SendAsync(HttpMethod.Put, "account/password", new { password = Password, current = hasOne ? Password : null });

        Assert.True(set.Body.GetProperty("hasPassword").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await library.Open().PostAsync("session", new { email = " ADA@example.com ", password = Password })).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync("session")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("session")).Status);

        var wrong = await library.Open().PostAsync("session", new { email = "ada@example.com", password = Password + "!" });
        var nobody = await library.Open().PostAsync("session", new { email = "bob@example.com", password = Password });
        Assert.Equal((HttpStatusCode.Unauthorized, "The e-mail address or the password is wrong"), (wrong.Status, wrong.Error));
        Assert.Equal(wrong.Text, nobody.Text);

        var unproven = await browser.SendAsync(HttpMethod.Put, "account/password", new { password = "another good password" });
        Assert.Equal((HttpStatusCode.BadRequest, "current"), (unproven.Status, unproven.Body.GetProperty("error").GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("""{"password":"short"}""", "password")]
    [InlineData("""{"password":"aaaaaaaaaaaaaaaaaaaa"}""", "password")]
    [InlineData("""{"passwort":"correct horse battery"}""", "passwort")]
    [InlineData("""{"password":17}""", "password")]
    public async Task A_bad_form_names_the_field(string json, string field)
    {
        var browser = await library.SignInAsync();
        var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Put, "account/password")
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        });

        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, answer.Body.GetProperty("error").GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"token\":null}")]
    [InlineData("{\"email\":\"a@b\"}")]
    [InlineData("{\"token\":\"a\",\"email\":\"a@b\",\"password\":\"c\"}")]
    public async Task What_is_no_sign_in_is_told_so(string json)
    {
        var answer = await library.Open().SendAsync(new HttpRequestMessage(HttpMethod.Post, "session")
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        var answer = await library.Open().SendAsync(new HttpRequestMessage(HttpMethod.Post, "session")
        {
            Content = new StringContent($$"""{"token":"{{new string('a', 1_000_000)}}"}""", System.Text.Encoding.UTF8, "application/json"),
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task The_file_holds_a_link_that_works_and_a_new_one_after_it_was_used()
    {
        var first = await LinkAsync(null);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(library.LinkPath));
        }

        Assert.Equal(HttpStatusCode.OK, (await library.Open().PostAsync("session", new { token = first })).Status);

        var second = await LinkAsync(first);
        Assert.Equal(HttpStatusCode.OK, (await library.Open().PostAsync("session", new { token = second })).Status);
    }

    private async Task<string> LinkAsync(string? notThis)
    {
        while (true)
        {
            const string page = "/library/sign-in#token=";
            if (File.Exists(library.LinkPath) && await File.ReadAllTextAsync(library.LinkPath, TestContext.Current.CancellationToken) is var text
                && text.StartsWith(page, StringComparison.Ordinal) && text[page.Length..].Trim() is var token && token != notThis)
            {
                return token;
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
