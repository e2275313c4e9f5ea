using System.Net;
using ServerlessDam.Assets.NamedTransformations;

namespace ServerlessDam.Functions.Tests.Delivery;

public sealed class StrictModeTests(RestrictedDelivery app) : IClassFixture<RestrictedDelivery>
{
    [Fact]
    public async Task An_unsigned_address_derives_nothing_new()
    {
        await app.HaveAsync("p");

        Assert.Equal("401 deny or ACL failure", (await app.DeliverAsync("image/upload/w_123/p.png")).Outcome);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync("image/upload/p.webp")).Status);
        Assert.Equal("200", (await app.DeliverAsync("image/upload/p.png")).Outcome);
    }

    [Fact]
    public async Task What_is_derived_already_is_for_everybody()
    {
        await app.HaveAsync("p");
        Assert.Equal("200", (await app.DeliverAsync($"image/upload/{RunningDelivery.Sign("w_50/p.png")}/w_50/p.png")).Outcome);

        Assert.Equal("200", (await app.DeliverAsync("image/upload/w_50/p.png")).Outcome);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync("image/upload/w_51/p.png")).Status);
    }

    [Fact]
    public async Task Allowed_names_pass_and_others_do_not()
    {
        await app.HaveAsync("p");
        await app.NameAsync("allowed", "w_60");
        await app.NameAsync("other", "w_61", allowedForStrict: false);

        Assert.Equal("200", (await app.DeliverAsync("image/upload/t_allowed/p.png")).Outcome);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync("image/upload/t_other/p.png")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync("image/upload/t_allowed.other/p.png")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync("image/upload/t_allowed/w_62/p.png")).Status);
    }

    [Fact]
    public async Task A_text_that_is_allowed_passes_in_every_spelling()
    {
        await app.HaveAsync("p");
        await app.Get<TransformationStore>().AddAsync(
            "demo", new() { Text = "c_fill,h_10,w_70", AllowedForStrict = true, CreatedAt = app.Clock.GetUtcNow() }, TestContext.Current.CancellationToken);

        Assert.Equal("200", (await app.DeliverAsync("image/upload/w_70,h_10,c_fill/p.png")).Outcome);
    }

    [Theory]
    [InlineData("https://shop.test/page", "w_81", HttpStatusCode.OK)]
    [InlineData("https://www.shop.test/page", "w_82", HttpStatusCode.OK)]
    [InlineData("https://evilshop.test/page", "w_83", HttpStatusCode.Unauthorized)]
    [InlineData("shop.test", "w_84", HttpStatusCode.Unauthorized)]
    public async Task Pages_of_allowed_domains_derive(string referrer, string transformation, HttpStatusCode status)
    {
        await app.HaveAsync("p");

        Assert.Equal(status, (await app.DeliverAsync($"image/upload/{transformation}/p.png", headers: ("Referer", referrer))).Status);
    }

    [Fact]
    public async Task A_restricted_fetch_takes_from_its_domains_for_who_signs()
    {
        var address = app.Origin.Url + "/a.png";

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync($"image/fetch/{address}")).Status);
        Assert.Equal("200", (await app.DeliverAsync($"image/fetch/{RunningDelivery.Sign(address)}/{address}")).Outcome);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync($"image/fetch/{RunningDelivery.Sign("http://a.example/a.png")}/http://a.example/a.png")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync($"image/fetch/{address}")).Status);
    }
}
