using System.Text;

namespace ServerlessDam.Functions.Tests.Wire.Authentication;

public sealed class RequestAuthenticatorTests(RunningWire wire) : IClassFixture<RunningWire>
{
    private const string Upload = "/v1_1/demo/image/upload";
    private const string Destroy = "/v1_1/demo/image/destroy";
    private const string Admin = "/v1_1/demo/resources/image/upload/a";

    [Theory]
    [InlineData(Upload)]
    [InlineData(Destroy)]
    [InlineData(Admin)]
    public async Task A_key_by_basic_is_enough_everywhere(string path)
        => Assert.Equal("Basic", (await wire.PostAsync(path, Form([]), basic: true)).Credential);

    [Theory]
    [InlineData(Upload)]
    [InlineData(Destroy)]
    public async Task A_signature_is_enough_in_the_upload_api(string path)
        => Assert.Equal("Signature", (await wire.PostAsync(path, Form(RunningWire.Signed(new() { ["public_id"] = "a&b=c", ["type"] = "upload" })))).Credential);

    [Fact]
    public async Task A_signature_opens_nothing_of_the_admin_api_for_it_covers_no_path()
    {
        var answer = await wire.PostAsync(Admin, Form(RunningWire.Signed(new() { ["public_id"] = "a", ["type"] = "upload" })));
        Assert.Equal((401, "Authorization required"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task The_url_safe_alphabet_is_basic_too()
    {
        // ">>>???" in base64 has characters in which the alphabets differ.
        var unknown = Convert.ToBase64String(Encoding.UTF8.GetBytes("k>>>???:x")).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        Assert.Equal("Unknown API key k>>>???", (await SendAsync(Admin, "Basic " + unknown)).Error);

        var good = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{RunningWire.Key}:{RunningWire.Secret}")).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        Assert.Equal(200, (await SendAsync(Admin, "basic " + good)).Status);
    }

    [Theory]
    [InlineData("Bearer abc", "Invalid token")]
    [InlineData("bearer", "Invalid token")]
    [InlineData("Basic !!!", "Invalid Authorization header")]
    [InlineData("Basic", "Invalid Authorization header")]
    [InlineData("Basic bm9jb2xvbg==", "Invalid Authorization header")]
    [InlineData("Digest x", "Authorization required")]
    [InlineData(null, "Authorization required")]
    public async Task A_header_that_proves_nothing_is_refused(string? header, string message)
    {
        var answer = await SendAsync(Admin, header);

        Assert.Equal((401, message), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_key_are_told_apart()
    {
        Assert.Equal("api_secret mismatch", (await SendAsync(Admin, RunningWire.Basic("wrong").ToString())).Error);
        Assert.Equal("Unknown API key 99", (await SendAsync(Admin, RunningWire.Basic(RunningWire.Secret, "99").ToString())).Error);
    }

    [Fact]
    public async Task A_wrong_header_is_not_mended_by_a_good_signature()
    {
        var answer = await wire.SendAsync(new HttpRequestMessage(HttpMethod.Post, Destroy)
        {
            Content = Form(RunningWire.Signed(new() { ["public_id"] = "x" })),
            Headers = { Authorization = RunningWire.Basic("wrong") },
        });

        Assert.Equal((401, "api_secret mismatch"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_good_header_makes_up_for_a_signature_that_no_longer_fits()
    {
        // One SDK adds the public id to later chunks without signing again.
        var fields = RunningWire.Signed(new() { ["folder"] = "f" });
        fields["public_id"] = "added";

        Assert.Equal("Basic", (await wire.PostAsync(Upload, Form(fields), basic: true)).Credential);
    }

    [Fact]
    public async Task An_unknown_cloud_looks_like_an_unknown_key()
    {
        var answer = await wire.PostAsync("/v1_1/nowhere/image/upload", Form([]), basic: true);

        Assert.Equal((401, "Unknown API key "), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_signature_that_does_not_fit_shows_what_would_have_been_signed()
    {
        var fields = RunningWire.Signed(new() { ["public_id"] = "x" });
        fields["public_id"] = "y";

        var answer = await wire.PostAsync(Destroy, Form(fields));

        Assert.Equal(401, answer.Status);
        Assert.Equal($"Invalid Signature {fields["signature"]}. String to sign - 'public_id=y&timestamp={fields["timestamp"]}'.", answer.Error);
        Assert.DoesNotContain(RunningWire.Secret, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api_key", "Missing required parameter - api_key")]
    [InlineData("timestamp", "Missing required parameter - timestamp")]
    [InlineData("signature", "Missing required parameter - signature")]
    public async Task What_a_signed_call_lacks_is_named(string name, string message)
    {
        var fields = RunningWire.Signed(new() { ["public_id"] = "x" });
        fields.Remove(name);

        var answer = await wire.PostAsync(Destroy, Form(fields));

        Assert.Equal((400, message), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_signed_call_lives_an_hour()
    {
        var now = TimeProvider.System.GetUtcNow();
        var old = new DateTimeOffset(2024, 4, 11, 13, 23, 38, TimeSpan.Zero);

        Assert.Equal(200, (await wire.PostAsync(Destroy, Form(RunningWire.Signed([], now.AddMinutes(-59))))).Status);
        Assert.Equal(
            "Stale request - reported time is 2024-04-11 13:23:38 +0000 which is more than 1 hour ago",
            (await wire.PostAsync(Destroy, Form(RunningWire.Signed([], old)))).Error);
        Assert.Equal(400, (await wire.PostAsync(Destroy, Form(RunningWire.Signed([], now.AddHours(1))))).Status);
    }

    [Fact]
    public async Task A_signed_link_lives_until_it_expires()
    {
        var now = TimeProvider.System.GetUtcNow();
        var later = RunningWire.Signed(new() { ["expires_at"] = $"{now.AddHours(1).ToUnixTimeSeconds()}.123" }, now.AddHours(-5));
        var before = RunningWire.Signed(new() { ["expires_at"] = $"{now.AddMinutes(-1).ToUnixTimeSeconds()}" }, now);

        Assert.Equal(200, (await wire.GetAsync("/v1_1/demo/image/download?" + Query(later))).Status);
        Assert.Equal(400, (await wire.GetAsync("/v1_1/demo/image/download?" + Query(before))).Status);
    }

    [Fact]
    public async Task What_was_not_signed_does_not_reach_the_handler()
    {
        var fields = RunningWire.Signed(new() { ["public_id"] = "x" });
        fields["file"] = "https://x.test/a.jpg";
        fields["my_own_option"] = "1";
        fields["resource_type"] = "raw";

        var answer = await wire.PostAsync(Upload, Form(fields));

        Assert.Equal("https://x.test/a.jpg", answer.Parameter("file"));
        Assert.Equal("x", answer.Parameter("public_id"));
        Assert.Null(answer.Parameter("my_own_option"));
        Assert.Null(answer.Parameter("resource_type"));
    }

    [Fact]
    public async Task A_query_cannot_add_to_a_list_that_was_signed()
    {
        var fields = RunningWire.Signed(new() { ["public_ids"] = "a" });

        var answer = await wire.PostAsync(Destroy + "?public_ids[]=victim", Form(fields));

        Assert.Equal("a", answer.List("public_ids"));
    }

    [Fact]
    public async Task An_upload_without_credentials_needs_a_preset()
    {
        Assert.Equal("UnsignedPreset", (await wire.PostAsync(Upload, Form(new() { ["upload_preset"] = "p", ["timestamp"] = "1" }))).Credential);

        var answer = await wire.PostAsync(Upload, Form(new() { ["public_id"] = "x" }));
        Assert.Equal((400, "Upload preset must be specified when using unsigned upload"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task An_upload_marked_unsigned_is_one_whatever_its_header_says()
        => Assert.Equal("UnsignedPreset", (await wire.PostAsync(Upload, Form(new() { ["upload_preset"] = "p", ["unsigned"] = "true" }), basic: true)).Credential);

    [Fact]
    public async Task A_preset_opens_nothing_but_uploads()
        => Assert.Equal(400, (await wire.PostAsync(Destroy, Form(new() { ["upload_preset"] = "p", ["public_id"] = "x" }))).Status);

    [Fact]
    public async Task What_is_public_asks_for_nothing()
        => Assert.Equal("None", (await wire.GetAsync("/v1_1/demo/open")).Credential);

    private Task<Answer> SendAsync(string path, string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return wire.SendAsync(request);
    }

    private static FormUrlEncodedContent Form(Dictionary<string, string> fields) => new(fields);

    private static string Query(Dictionary<string, string> fields)
        => string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
}
