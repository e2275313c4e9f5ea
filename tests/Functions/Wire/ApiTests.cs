using System.Globalization;
using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Errors;

namespace ServerlessDam.Functions.Tests.Wire;

public sealed class ApiTests(RunningWire wire) : IClassFixture<RunningWire>
{
    [Fact]
    public async Task Ping_answers_ok_with_an_id_and_the_rate()
    {
        var asked = TimeProvider.System.GetUtcNow();
        var answer = await wire.GetAsync("/v1_1/demo/ping", basic: true);

        Assert.Equal("""{"status":"ok"}""", answer.Text);
        Assert.Equal("application/json; charset=utf-8", answer.Response.Content.Headers.ContentType!.ToString());
        Assert.Matches("^[0-9a-f]{32}$", answer.Header("X-Request-Id"));
        Assert.InRange(int.Parse(answer.Header("X-FeatureRateLimit-Remaining")!, CultureInfo.InvariantCulture), 1, int.Parse(answer.Header("X-FeatureRateLimit-Limit")!, CultureInfo.InvariantCulture) - 1);
        Assert.True(DateTimeOffset.ParseExact(answer.Header("X-FeatureRateLimit-Reset")!, "R", CultureInfo.InvariantCulture) > asked);
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Ping_needs_credentials() => Assert.Equal(401, (await wire.GetAsync("/v1_1/demo/ping")).Status);

    [Fact]
    public async Task The_handler_knows_the_id_of_the_answer_and_where_deliveries_are()
    {
        var answer = await wire.GetAsync("/v1_1/demo/open");

        Assert.Equal(answer.Header("X-Request-Id"), answer.Body.GetProperty("request_id").GetString());
        Assert.Equal(wire.Client.BaseAddress!.ToString().TrimEnd('/'), answer.Body.GetProperty("bases").GetProperty("plain").GetString());
        Assert.Equal("https://media.test", answer.Body.GetProperty("bases").GetProperty("secure").GetString());
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "https://told.test/hook")]
    public async Task Only_who_is_known_says_who_is_told(bool basic, string told)
    {
        var answer = await wire.GetAsync("/v1_1/demo/open?notification_url=https%3A%2F%2Ftold.test%2Fhook", basic);

        Assert.Equal(told, answer.Body.GetProperty("told").GetString());
    }

    [Fact]
    public async Task Head_gives_the_headers_of_get_alone()
    {
        var answer = await wire.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/v1_1/demo/open"));

        Assert.Equal((200, ""), (answer.Status, answer.Text));
        Assert.True(answer.Response.Content.Headers.ContentLength > 0);
    }

    [Fact]
    public async Task A_path_that_is_escaped_whole_is_found()
        => Assert.Equal(200, (await wire.PostAsync("/v1_1/demo/resources%2Fsearch", new ByteArrayContent([]), basic: true)).Status);

    [Fact]
    public async Task An_escaped_slash_belongs_to_the_public_id()
    {
        var answer = await wire.GetAsync("/v1_1/demo/resources/image/upload/a%2Fb/c%20d", basic: true);

        Assert.Equal("a/b/c d", answer.Body.GetProperty("values").GetProperty("public_id").GetString());
    }

    [Theory]
    [InlineData("GET", "/v1_1/demo/nothing/here", "Unknown path - GET /v1_1/demo/nothing/here")]
    [InlineData("GET", "/v1_1/demo", "Unknown path - GET /v1_1/demo")]
    [InlineData("PATCH", "/v1_1/demo/ping", "PATCH is not supported here, but GET is")]
    public async Task Unknown_calls_are_json_too(string method, string path, string message)
    {
        var answer = await wire.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal((404, message), (answer.Status, answer.Error));
        Assert.NotNull(answer.Header("X-Request-Id"));
    }

    [Fact]
    public async Task A_browser_may_ask_before_it_uploads_in_chunks()
    {
        var answer = await wire.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/v1_1/demo/image/upload")
        {
            Headers = { { "Origin", "https://page.test" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "content-range,x-unique-upload-id" } },
        });

        Assert.Equal(200, answer.Status);
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Contains("Content-Range", answer.Header("Access-Control-Allow-Headers"), StringComparison.Ordinal);
        Assert.Contains("POST", answer.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_admin_api_is_not_for_pages()
    {
        var answer = await wire.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/v1_1/demo/ping") { Headers = { { "Access-Control-Request-Method", "GET" } } });

        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(ErrorKind.InvalidParameter, 400, 400)]
    [InlineData(ErrorKind.Unauthorized, 401, 401)]
    [InlineData(ErrorKind.Forbidden, 401, 403)]
    [InlineData(ErrorKind.NotFound, 404, 404)]
    [InlineData(ErrorKind.AlreadyExists, 400, 409)]
    [InlineData(ErrorKind.RateLimited, 420, 420)]
    [InlineData(ErrorKind.Unprocessable, 400, 400)]
    [InlineData(ErrorKind.NotAvailable, 420, 420)]
    [InlineData(ErrorKind.TryLater, 500, 503)]
    public async Task Each_kind_of_error_has_a_status_its_clients_understand(ErrorKind kind, int upload, int admin)
    {
        var uploadAnswer = await wire.GetAsync($"/v1_1/demo/upload_fails/{kind}");
        var adminAnswer = await wire.GetAsync($"/v1_1/demo/admin_fails/{kind}", basic: true);

        Assert.Equal((upload, admin), (uploadAnswer.Status, adminAnswer.Status));
        Assert.Equal("no <good>: é\r\nX-Injected: 1", uploadAnswer.Error);
        Assert.Equal("no <good>: ?  X-Injected: 1", uploadAnswer.Header("X-Cld-Error"));
        Assert.Null(uploadAnswer.Header("X-Injected"));
        Assert.Equal("*", uploadAnswer.Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("upload_fails/TryLater", "5")]
    [InlineData("admin_fails/TryLater", "5")]
    [InlineData("admin_fails/NotFound", null)]
    [InlineData("upload_fails/bug", null)]
    public async Task What_is_worth_another_try_says_when(string path, string? seconds)
        => Assert.Equal(seconds, (await wire.GetAsync($"/v1_1/demo/{path}", basic: true)).Header("Retry-After"));

    [Fact]
    public async Task A_bug_leaks_nothing()
    {
        var answer = await wire.GetAsync("/v1_1/demo/upload_fails/bug");

        Assert.Equal((500, """{"error":{"message":"General Error"}}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public void Every_kind_of_error_has_a_status_in_every_area()
        => Assert.All(
            Enum.GetValues<ErrorKind>().Where(kind => kind != ErrorKind.TryLater),
            kind => Assert.All(Enum.GetValues<WireArea>(), area => Assert.NotEqual(500, ErrorStatus.For(kind, area))));

    [Fact]
    public void Json_is_snake_case_without_nulls_and_with_times_to_the_second()
        => Assert.Equal(
            """{"public_id":"<é>&'","created_at":"2024-05-01T10:00:00Z","kind":"not_found"}""",
            JsonSerializer.Serialize(
                new { PublicId = "<é>&'", CreatedAt = new DateTimeOffset(2024, 5, 1, 12, 0, 0, 999, TimeSpan.FromHours(2)), Nothing = (string?)null, Kind = ErrorKind.NotFound },
                WireJson.Options));
}
