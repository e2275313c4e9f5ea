using System.Net;
using ServerlessDam.Assets.Tests;

namespace ServerlessDam.Functions.Tests.Delivery;

public sealed class DefaultImageTests(RunningDelivery app) : IClassFixture<RunningDelivery>
{
    [Theory]
    [InlineData("c_scale,d_ph.png,w_100", "none.png", "image/png")]
    [InlineData("c_scale,d_ph.png,w_100", "none", "image/png")]
    [InlineData("c_scale,d_ph.png,w_100", "none.jpg", "image/jpeg")]
    [InlineData("d_ph.png/c_scale,w_100", "none.png", "image/png")]
    [InlineData("c_scale,d_in:side:ph.png,w_100", "none.png", "image/png")]
    public async Task A_missing_asset_is_replaced_and_put_through_the_same_chain(string transformation, string id, string contentType)
    {
        await app.HaveAsync("ph", FakeMedia.Image("png", 50, 50));
        await app.HaveAsync("in/side/ph", FakeMedia.Image("png", 50, 50));
        var answer = await app.DeliverAsync($"image/upload/{transformation}/{id}");

        Assert.Equal(("200 Resource not found - none", contentType), (answer.Outcome, answer.Headers["Content-Type"]));
        Assert.Contains("c_scale,w_100 of image png 50x50", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("immutable", answer.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asset_that_is_there_is_derived_once_with_and_without_it()
    {
        await app.HaveAsync("there");
        await app.HaveAsync("ph", FakeMedia.Image("png", 50, 50));
        var (with, without) = (await app.DeliverAsync("image/upload/d_ph.png,w_7/there.png"), await app.DeliverAsync("image/upload/w_7/there.png"));

        Assert.Equal(("200", without.Headers["ETag"]), (with.Outcome, with.Headers["ETag"]));
    }

    [Fact]
    public async Task Without_the_default_image_the_asset_is_not_found()
        => Assert.Equal("404 Resource not found - none", (await app.DeliverAsync("image/upload/d_gone.png,w_100/none.png")).Outcome);

    [Fact]
    public async Task A_default_image_opens_nothing_that_is_not_public()
    {
        await app.HaveAsync("hidden", type: "authenticated");

        Assert.Equal(HttpStatusCode.NotFound, (await app.DeliverAsync("image/upload/d_hidden.png/none.png")).Status);
    }
}
