using System.Net;
using ServerlessDam.Assets.Tests;

namespace ServerlessDam.Functions.Tests.Delivery;

public sealed class FetchTests(RunningDelivery app) : IClassFixture<RunningDelivery>
{
    [Fact]
    public async Task A_remote_picture_is_taken_once_and_kept()
    {
        var address = app.Origin.Url + "/a.png?once=1";
        var encoded = Uri.EscapeDataString(address);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(width => app.DeliverAsync($"image/fetch/w_{10 + width}/{encoded}")));

        Assert.All(answers, answer => Assert.Equal("200", answer.Outcome));
        Assert.Equal(FakeMedia.Image("png"), (await app.DeliverAsync($"image/fetch/{encoded}")).Body);
        Assert.Single(app.Origin.Requests, request => request.Contains("once=1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("image/fetch/{0}/a.png")]
    [InlineData("image/fetch/f_jpg,w_10/{0}/a.png")]
    [InlineData("image/fetch/v1/{0}/a.png")]
    public async Task An_address_may_stand_in_the_path_as_it_is(string tail)
        => Assert.Equal("200", (await app.DeliverAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, tail, app.Origin.Url))).Outcome);

    [Fact]
    public async Task An_address_too_long_for_a_name_is_kept_as_well()
    {
        var encoded = Uri.EscapeDataString($"{app.Origin.Url}/a.png?long={new string('x', 1000)}");

        Assert.Equal("200", (await app.DeliverAsync($"image/fetch/w_10/{encoded}")).Outcome);
        Assert.Equal("200", (await app.DeliverAsync($"image/fetch/w_11/{encoded}")).Outcome);
        Assert.Single(app.Origin.Requests, request => request.Contains("long=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_told_in_the_words_of_the_wire()
    {
        Assert.Equal($"404 Error in loading {app.Origin.Url}/none.png - 404 Not Found", (await app.DeliverAsync($"image/fetch/{app.Origin.Url}/none.png")).Outcome);
        Assert.Equal("400 Error in loading http://10.0.0.1/a.png - ERR_BLOCKED 0", (await app.DeliverAsync("image/fetch/http://10.0.0.1/a.png")).Outcome);
        Assert.Equal("400 Unsupported source URL: ftp://example.com/a.png", (await app.DeliverAsync("image/fetch/ftp://example.com/a.png")).Outcome);
    }

    [Fact]
    public async Task Nothing_is_fetched_for_a_transformation_that_is_wrong_or_a_signature_that_is()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await app.DeliverAsync($"image/fetch/w_abc/{app.Origin.Url}/a.png?wrong")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync($"image/fetch/s--AAAAAAAA--/{app.Origin.Url}/a.png%3Fwrong")).Status);
        Assert.DoesNotContain(app.Origin.Requests, request => request.Contains("wrong", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_default_image_stands_in_for_a_remote_one()
    {
        await app.HaveAsync("ph");

        Assert.StartsWith("200 Resource not found - ", (await app.DeliverAsync($"image/fetch/d_ph.png,w_10/{app.Origin.Url}/none.png")).Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_upload_takes_the_place_of_a_fetched_picture()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("fetch"), "type" },
            { new ByteArrayContent("image png 4x4 "u8.ToArray()), "file", "a.png" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1_1/demo/image/upload") { Content = form };
        request.Headers.Authorization = Wire.RunningWire.Basic(RunningDelivery.Secret);
        using var response = await app.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
