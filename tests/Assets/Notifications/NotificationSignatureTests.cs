using System.Text;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Tests.Notifications;

public sealed class NotificationSignatureTests
{
    [Theory]
    [InlineData("""{"public_id":"117e5550-7bfa-11e4-80d7-f962166bd3be","version":1417727468}""", 1417727468, "shhh", SignatureAlgorithm.Sha1, "bac927006d3ce039ef7632e2c03189348d02924a")]
    [InlineData("""{"public_id":"b8sjhoslj8cq8ovoa0ma","version":"1555337587","width":1000,"height":800}""", 7952342400000, "hardcoded", SignatureAlgorithm.Sha256, "6c5a29fd8815772fbac2f10ae741e093d0859313947ef8fadeb29126ded6649c")]
    [InlineData("{}", 0, "someApiSecret", SignatureAlgorithm.Sha256, "d5497e1a206ad0ba29ad09a7c0c5f22e939682d15009c15ab3199f62fefbd14b")]
    public void A_notification_is_signed_over_body_and_time(string body, long time, string secret, SignatureAlgorithm algorithm, string signature)
        => Assert.Equal(signature, NotificationSignature.Of(Encoding.UTF8.GetBytes(body), time, secret, algorithm));

    [Theory]
    [InlineData("https://example.com/hook", true)]
    [InlineData("http://example.com:8080/a?b=c", true)]
    [InlineData("poll://orders/1", true)]
    [InlineData("poll://*", true)]
    [InlineData("poll://", false)]
    [InlineData("ftp://example.com", false)]
    [InlineData("example.com", false)]
    [InlineData("javascript:alert(1)", false)]
    public void A_target_is_an_address_or_a_channel(string uri, bool good) => Assert.Equal(good, NotificationTarget.TryParse(uri) is not null);
}
