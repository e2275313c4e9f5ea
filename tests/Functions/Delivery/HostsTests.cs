using ServerlessDam.Assets.Tests;

namespace ServerlessDam.Functions.Tests.Delivery;

/// <summary>A host that stands for a cloud, beside the cloud in the path.</summary>
public sealed class HostsTests(RestrictedDelivery app) : IClassFixture<RestrictedDelivery>
{
    [Theory]
    [InlineData("media.test", "/image/upload/v1/f/p.png")]
    [InlineData("MEDIA.test:8080", "/image/upload/v1/f/p.png")]
    [InlineData("a3.img.shop.test", "/image/upload/v1/f/p.png")]
    [InlineData("media.test", "/f/p.png")]
    [InlineData("media.test", "/demo/image/upload/v1/f/p.png")]
    [InlineData("other.test", "/demo/image/upload/v1/f/p.png")]
    [InlineData("other.test", "/res/demo/image/upload/v1/f/p.png")]
    public async Task A_cloud_is_named_by_the_path_or_by_the_host(string host, string target)
    {
        await app.HaveAsync("f/p");

        Assert.Equal(FakeMedia.Image("png", 400, 300), (await app.AskAsync(target, headers: ("Host", host))).Body);
    }

    [Theory]
    [InlineData("other.test")]
    [InlineData("a6.media.test")]
    [InlineData("evilmedia.test")]
    public async Task Another_host_stands_for_nothing(string host)
        => Assert.Equal("404 Unknown customer", (await app.AskAsync("/image/upload/v1/f/p.png", headers: ("Host", host))).Outcome);
}
