using System.Net;
using ServerlessDam.Assets.Tests;

namespace ServerlessDam.Functions.Tests.Delivery;

/// <summary>Rows 220 to 234 of the conformance table, through the whole of HTTP.</summary>
public sealed class UrlFormsTests(RunningDelivery app) : IClassFixture<RunningDelivery>
{
    [Theory]
    [InlineData("image/upload/w_100/v1/f/p.png")]
    [InlineData("image/upload/w_100/v1712345678/f/p.png")]
    [InlineData("image/upload/w_100/f/p.png")]
    [InlineData("iu/w_100/v1/f/p.png")]
    [InlineData("w_100/v1/f/p.png")]
    [InlineData("images/w_100/v1/f/p/any-seo-name.png")]
    [InlineData("image/upload/w_100/v1/f/p.png?_a=BAMAABcc0")]
    [InlineData("image/upload/w_100/v1/f/p.png?x=1&y=2")]
    [InlineData("image/upload/w_100/v1/f%2Fp.png")]
    [InlineData("image/upload//w_100/v1/f/p.png")]
    [InlineData("image/public/w_100/v1/f/p.png")]
    [InlineData("image/w_100/v1/f/p.png")]
    public async Task Every_form_of_an_address_gives_the_same_bytes(string tail)
    {
        await app.HaveAsync("f/p");
        var canonical = await app.DeliverAsync("image/upload/w_100/v1/f/p.png");
        var answer = await app.DeliverAsync(tail);

        Assert.Equal(("200", "image/png"), (answer.Outcome, answer.Headers["Content-Type"]));
        Assert.Equal((canonical.Body, canonical.Headers["ETag"]), (answer.Body, answer.Headers["ETag"]));
        Assert.Contains("w_100 of image png 400x300", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my folder/a b", "image/upload/v1/my%20folder/a%20b.png")]
    [InlineData("w_100", "image/upload/w_100")]
    [InlineData("café", "image/upload/caf%C3%A9.png")]
    [InlineData("café", "image/upload/caf%E9.png")]
    public async Task An_id_is_found_in_every_encoding(string publicId, string tail)
    {
        await app.HaveAsync(publicId);
        var answer = await app.DeliverAsync(tail);

        Assert.Equal(("200", FakeMedia.Image("png", 400, 300)), (answer.Outcome, answer.Body));
    }

    [Fact]
    public async Task Only_the_first_number_is_the_version()
        => Assert.Equal("404 Resource not found - v12/p", (await app.DeliverAsync("image/upload/v1/v12/p.png")).Outcome);

    [Theory]
    [InlineData("private_images/{0}/w_5/v1/own/seo.png", "private", "w_5/own.png")]
    [InlineData("authenticated_images/{0}/w_5/v1/own/seo.png", "authenticated", "w_5/own.png")]
    public async Task Search_engine_forms_are_signed_without_their_suffix(string tail, string type, string signed)
    {
        await app.HaveAsync("own", type: type);

        Assert.Equal("200", (await app.DeliverAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, tail, RunningDelivery.Sign(signed)))).Outcome);
    }

    [Fact]
    public async Task An_asset_is_found_by_its_asset_id()
    {
        var asset = await app.HaveAsync("f/p");

        Assert.Equal(asset.ETag, (await app.DeliverAsync($"image/asset/{asset.AssetId}.png")).Headers["ETag"].Trim('"'));
        Assert.Equal(HttpStatusCode.NotFound, (await app.DeliverAsync($"image/asset/{new string('0', 32)}")).Status);
    }

    [Theory]
    [InlineData("facebook")]
    [InlineData("gravatar")]
    [InlineData("youtube")]
    [InlineData("live")]
    public async Task What_is_not_here_is_named(string type)
    {
        var answer = await app.DeliverAsync($"image/{type}/w_100/someone.jpg");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith($"Delivery type {type} is not available on this server", answer.Error, StringComparison.Ordinal);
    }
}
