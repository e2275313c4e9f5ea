using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Transformations.Tests.Urls;

public sealed class DeliverySignatureTests
{
    private const string Scaled = "c_scale,h_200,w_300/testFolder/";

    [Theory]
    [InlineData("b", "image.jpg", SignatureAlgorithm.Sha1, "--SjmNDA")]
    [InlineData("b", "c_crop,h_20,w_10/image.jpg", SignatureAlgorithm.Sha1, "Ai4Znfl3")]
    [InlineData("b", "c_crop,h_20,w_1/image.jpg", SignatureAlgorithm.Sha1, "eMXgzFAO")]
    [InlineData("b", "http://google.com/path/to/image.png", SignatureAlgorithm.Sha1, "hH_YcbiS")]
    [InlineData("b", "co_red,l_text:Times_70_bold:Cool%25F0%259F%2598%258D/image.jpg", SignatureAlgorithm.Sha1, "Uqk1a-5W")]
    [InlineData("b", "sample.jpg", SignatureAlgorithm.Sha1, "v2fTPYTu")]
    [InlineData("b", "sample.jpg", SignatureAlgorithm.Sha256, "2hbrSMPO")]
    [InlineData("abcd", "test.jpg", SignatureAlgorithm.Sha1, "1TMilNWq")]
    [InlineData("abcd", Scaled + "Test%20Image.jpg", SignatureAlgorithm.Sha1, "rmmMhYpj")]
    [InlineData("abcd", Scaled + "TestImage.jpg", SignatureAlgorithm.Sha1, "lzoFcAJk")]
    [InlineData("abcd", Scaled + "TestImage_僅測試.jpg", SignatureAlgorithm.Sha1, "FvJh0bXb")]
    [InlineData("abcd", Scaled + " Test Image.jpg", SignatureAlgorithm.Sha1, "AlS6-LgU")]
    [InlineData("abcd", Scaled + " TestImage.jpg", SignatureAlgorithm.Sha1, "8xAbqJri")]
    [InlineData("abcd", Scaled + "Test Image_僅測試.jpg", SignatureAlgorithm.Sha1, "_jfm-XyC")]
    [InlineData("abcd", Scaled + " Test Image_僅測試.jpg", SignatureAlgorithm.Sha1, "MIMNFCL4")]
    public void Signatures_are_those_of_the_reference(string secret, string text, SignatureAlgorithm algorithm, string signature)
        => Assert.Equal(signature, DeliverySignature.Sign(text, secret, algorithm));

    [Fact]
    public void A_long_signature_has_32_characters_of_sha256()
        => Assert.Equal("2hbrSMPOjj5BJ4xV7SgFbRDevFaQNUFf", DeliverySignature.SignLong("sample.jpg", "b"));

    [Theory]
    [InlineData("s----SjmNDA--/image.jpg")]
    [InlineData("s--Ai4Znfl3--/c_crop,h_20,w_10/image.jpg")]
    [InlineData("s--Ai4Znfl3--/c_crop,h_20,w_10/v12345/image.jpg?_a=BAMAABcc0")]
    [InlineData("s--Uqk1a-5W--/co_red,l_text:Times_70_bold:Cool%25F0%259F%2598%258D/image.jpg")]
    [InlineData("s--2hbrSMPO--/sample.jpg")]
    [InlineData("s--2hbrSMPOjj5BJ4xV7SgFbRDevFaQNUFf--/v1/sample.jpg")]
    public void A_signed_url_verifies(string tail)
        => Assert.True(DeliverySignature.Verify(Parse("image/authenticated", tail), ["another", "b"]));

    [Theory]
    [InlineData("s--lzoFcAJk--", "TestImage.jpg")]
    [InlineData("s--rmmMhYpj--", "Test%20Image.jpg")]
    [InlineData("s--AlS6-LgU--", "%2520Test%20Image.jpg")]
    [InlineData("s--MIMNFCL4--", "%2520Test%20Image_%E5%83%85%E6%B8%AC%E8%A9%A6.jpg")]
    [InlineData("s--FvJh0bXb--", "TestImage_%E5%83%85%E6%B8%AC%E8%A9%A6.jpg")]
    [InlineData("s--_jfm-XyC--", "Test%20Image_%E5%83%85%E6%B8%AC%E8%A9%A6.jpg")]
    public void Whichever_spelling_an_sdk_signs_verifies(string signature, string id)
        => Assert.True(DeliverySignature.Verify(Parse("image/upload", $"{signature}/c_scale,h_200,w_300/v1/testFolder/{id}"), ["abcd"]));

    [Fact]
    public void A_remote_url_verifies_as_spelled_and_as_decoded()
    {
        Assert.True(DeliverySignature.Verify(Parse("image/fetch", "s--hH_YcbiS--/http://google.com/path/to/image.png"), ["b"]));
        Assert.True(DeliverySignature.Verify(Parse("image/fetch", "s--hH_YcbiS--/http%3A%2F%2Fgoogle.com/path/to/image.png"), ["b"]));
    }

    [Fact]
    public void The_suffix_is_not_signed()
    {
        var signature = DeliverySignature.Sign("w_100/f/p.png", "b", SignatureAlgorithm.Sha1);

        Assert.True(DeliverySignature.Verify(DeliveryUrl.Parse($"/demo/images/s--{signature}--/w_100/v1/f/p/any-name.png"), ["b"]));
    }

    [Theory]
    [InlineData("s--ai4znfl3--/c_crop,h_20,w_10/image.jpg")]
    [InlineData("s--Ai4Znfl3--/c_crop,h_20,w_1/image.jpg")]
    [InlineData("s--Ai4Znfl3--/s--Ai4Znfl3--/c_crop,h_20,w_10/image.jpg")]
    [InlineData("s--Ai4Znfl3--/c_crop,h_20,w_10/s--Ai4Znfl3--/image.jpg")]
    [InlineData("s--AAAAAAAAjj5BJ4xV7SgFbRDevFaQNUFf--/sample.jpg")]
    [InlineData("c_crop,h_20,w_10/image.jpg")]
    public void Anything_else_does_not(string tail)
        => Assert.False(DeliverySignature.Verify(Parse("image/upload", tail), ["b"]));

    [Fact]
    public void Without_secrets_nothing_verifies()
        => Assert.False(DeliverySignature.Verify("--SjmNDA", "", "image.jpg", []));

    private static DeliveryUrl Parse(string kind, string tail) => DeliveryUrl.Parse($"/demo/{kind}/{tail}");
}
