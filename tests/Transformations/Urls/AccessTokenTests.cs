using System.Net;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Transformations.Tests.Urls;

public sealed class AccessTokenTests
{
    private const string Key = "00112233FF99";
    private const string Photo = "/image/authenticated/v1486020273/sample.jpg";

    [Theory]
    [InlineData(Key, "st=1111111111~exp=1111111411~acl=%2fimage%2f*", null, "1751370bcc6cfe9e03f30dd1a9722ba0f2cdca283fa3e6df3342a00a7528cc51")]
    [InlineData("CCBB2233FF00", "st=222222222~exp=222222322", "/image/authenticated/c_scale,w_300/sample.jpg", "55cfe516530461213fe3b3606014533b1eca8ff60aeab79d1bb84c9322eebc1f")]
    [InlineData(Key, "st=11111111~exp=11111411", Photo, "8db0d753ee7bbb9e2eaf8698ca3797436ba4c20e31f44527e43b6a6e995cfdb3")]
    [InlineData(Key, "st=222222222~exp=222222522~acl=%2f*%2ft_foobar", null, "8e39600cc18cec339b21fe2b05fcb64b98de373355f8ce732c35710d8b10259f")]
    [InlineData(Key, "st=222222222~exp=222222522~acl=%2f*%2ft_foobar!t_foobar%2f*%2f", null, "45d51dd32dd26a3c2339155f454076c1d8fbd93c611965461569a0b4279bbdd5")]
    [InlineData(Key, "st=11111111~exp=11111411~acl=*", null, "67c908ea11bde7bced81926fe6dfa683f116a4f24714f150844b0160352588ba")]
    public void Digests_are_those_of_the_reference(string key, string parts, string? url, string digest)
        => Assert.Equal(digest, AccessToken.Sign(Convert.FromHexString(key), parts, url));

    [Theory]
    [InlineData("exp=2000", 2000, true)]
    [InlineData("exp=2000", 2001, false)]
    [InlineData("st=1500~exp=2000", 1499, false)]
    [InlineData("st=1500~exp=2000", 1500, true)]
    [InlineData("st=1500", 1600, false)]
    [InlineData("st=x~exp=2000", 1600, false)]
    [InlineData("exp=2000000000000000000000", 1600, false)]
    public void It_opens_its_address_from_start_to_expiry(string parts, long now, bool opens)
        => Assert.Equal(opens, Opens(parts, Photo, now, [Photo]));

    [Theory]
    [InlineData("/image/*", "/image/upload/a.jpg", true)]
    [InlineData("/image/*", "/video/upload/a.mp4", false)]
    [InlineData("/image/*.jpg", "/image/upload/a.jpg", true)]
    [InlineData("/image/*.jpg", "/image/upload/a.png", false)]
    [InlineData("/i???e/upload/a.jpg", "/image/upload/a.jpg", true)]
    [InlineData("*", "/image/upload/a.jpg?x=1", true)]
    [InlineData("/image/upload/a", "/image/upload/a.jpg", false)]
    [InlineData("/*/a*a*a*a*b", "/x/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void Patterns_say_which_addresses_it_opens(string pattern, string path, bool opens)
    {
        var parts = "exp=2000~acl=" + pattern.Replace("/", "%2f", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal);

        Assert.Equal(opens, Opens(parts, null, 1000, [path]));
    }

    [Fact]
    public void One_of_several_patterns_is_enough()
        => Assert.True(Opens("exp=2000~acl=%2fvideo%2f*!%2fimage%2f*", null, 1000, ["/image/upload/a.jpg"]));

    [Theory]
    [InlineData("10.0.0.1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("10.0.0.2", false)]
    [InlineData(null, false)]
    public void A_token_for_one_client_opens_nothing_to_others(string? client, bool opens)
        => Assert.Equal(opens, Opens("ip=10.0.0.1~exp=2000", Photo, 1000, [Photo], client));

    [Fact]
    public void What_is_changed_behind_the_digest_opens_nothing()
    {
        var token = $"exp=2000~hmac={AccessToken.Sign(Convert.FromHexString(Key), "exp=2000", Photo)}";

        Assert.True(AccessToken.Parse(token)!.Opens(Convert.FromHexString(Key), [Photo], null, At(1000)));
        Assert.False(AccessToken.Parse(token)!.Opens(Convert.FromHexString("00"), [Photo], null, At(1000)));
        Assert.False(AccessToken.Parse(token)!.Opens(Convert.FromHexString(Key), ["/image/authenticated/other.jpg"], null, At(1000)));
        Assert.False(AccessToken.Parse(token.Replace("2000", "9000", StringComparison.Ordinal))!.Opens(Convert.FromHexString(Key), [Photo], null, At(1000)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hmac=abc")]
    [InlineData("exp=1")]
    [InlineData("exp=1~exp=2~hmac=abc")]
    [InlineData("exp~hmac=abc")]
    public void What_is_no_token_reads_as_none(string text) => Assert.Null(AccessToken.Parse(text));

    private static bool Opens(string parts, string? url, long now, string[] addresses, string? client = null)
    {
        var key = Convert.FromHexString(Key);
        return AccessToken.Parse($"{parts}~hmac={AccessToken.Sign(key, parts, url)}")!
            .Opens(key, addresses, client is null ? null : IPAddress.Parse(client), At(now));
    }

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
