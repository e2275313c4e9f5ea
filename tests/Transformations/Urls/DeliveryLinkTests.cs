using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Transformations.Tests.Urls;

public sealed class DeliveryLinkTests
{
    private static readonly DeliveryLink Sample = new()
    {
        Origin = "https://media.example.com",
        Cloud = "demo",
        ResourceType = "image",
        Type = "upload",
        PublicId = "sample",
        Format = "jpg",
        Version = 1712345678,
    };

    [Theory]
    [InlineData("TestImage", "lzoFcAJk", "TestImage.jpg")]
    [InlineData("Test Image", "rmmMhYpj", "Test%20Image.jpg")]
    [InlineData("%20Test Image", "AlS6-LgU", "%2520Test%20Image.jpg")]
    [InlineData("%20Test Image_僅測試", "MIMNFCL4", "%2520Test%20Image_%E5%83%85%E6%B8%AC%E8%A9%A6.jpg")]
    [InlineData("TestImage_僅測試", "FvJh0bXb", "TestImage_%E5%83%85%E6%B8%AC%E8%A9%A6.jpg")]
    public void A_signed_link_has_the_signature_and_the_tail_of_the_reference(string id, string signature, string tail)
    {
        var link = Sample with
        {
            Type = "authenticated",
            PublicId = "testFolder/" + id,
            Transformation = "c_scale,h_200,w_300",
            Version = 1,
            Secret = "abcd",
        };

        Assert.Equal(
            $"https://media.example.com/demo/image/authenticated/s--{signature}--/c_scale,h_200,w_300/v1/testFolder/{tail}",
            link.ToString());
    }

    [Fact]
    public void A_link_has_only_the_parts_that_there_are()
    {
        Assert.Equal("https://media.example.com/demo/image/upload/v1712345678/sample.jpg", Sample.ToString());
        Assert.Equal(
            "https://media.example.com/demo/raw/upload/sample",
            (Sample with { ResourceType = "raw", Version = null }).ToString());
        Assert.Equal(
            "https://media.example.com/demo/image/upload/t_my%20card/v1712345678/sample",
            (Sample with { Format = null, Transformation = "t_my card" }).ToString());
    }
}
