using System.Net;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Functions.Tests.Delivery;

public sealed class TokenTests(RestrictedDelivery app) : IClassFixture<RestrictedDelivery>
{
    private const string Tail = "image/authenticated/v1/own.png";

    [Theory]
    [InlineData("/demo/image/authenticated/v1/own.png")]
    [InlineData("/image/authenticated/v1/own.png")]
    public async Task A_token_for_the_address_opens_it_with_or_without_the_cloud(string signed)
    {
        await app.HaveAsync("own", type: "authenticated");
        var token = Token("", signed);

        Assert.Equal("200", (await app.DeliverAsync($"{Tail}?__cld_token__={token}")).Outcome);
        Assert.Equal("200", (await app.DeliverAsync($"{Tail}?_a=BAMAABcc0&__cld_token__={token}")).Outcome);
        Assert.Equal("200", (await app.DeliverAsync(Tail, headers: ("Cookie", $"other=1; __cld_token__={token}"))).Outcome);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync($"image/authenticated/w_10/v1/own.png?__cld_token__={token}")).Status);
    }

    [Fact]
    public async Task A_token_for_a_pattern_opens_all_that_fits()
    {
        await app.HaveAsync("own", type: "authenticated");
        var token = Token("~acl=%2fimage%2fauthenticated%2f*");

        Assert.Equal("200", (await app.DeliverAsync($"{Tail}?__cld_token__={token}")).Outcome);
        Assert.Equal("200", (await app.DeliverAsync($"image/authenticated/w_10/v1/own.png?__cld_token__={token}")).Outcome);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync($"{Tail}?__cld_token__={Token("~acl=%2fvideo%2f*")}")).Status);
    }

    [Fact]
    public async Task A_token_ends_when_it_says_and_does_not_mend_a_wrong_signature()
    {
        await app.HaveAsync("own", type: "authenticated");

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync($"{Tail}?__cld_token__={Token("~acl=*", seconds: -1)}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync($"image/authenticated/s--AAAAAAAA--/v1/own.png?__cld_token__={Token("~acl=*")}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync($"{Tail}?__cld_token__=exp=1~hmac=")).Status);
    }

    [Fact]
    public async Task A_token_derives_in_strict_mode()
    {
        await app.HaveAsync("p");

        Assert.Equal("200", (await app.DeliverAsync($"image/upload/w_314/p.png?__cld_token__={Token("~acl=*")}")).Outcome);
    }

    private string Token(string more, string? url = null, int seconds = 60)
    {
        var parts = $"exp={app.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds()}{more}";
        return $"{parts}~hmac={AccessToken.Sign(Convert.FromHexString(RestrictedDelivery.TokenKey), parts, url)}";
    }
}
