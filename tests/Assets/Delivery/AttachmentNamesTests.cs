using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Operations;

namespace ServerlessDam.Assets.Tests.Delivery;

public sealed class AttachmentNamesTests
{
    [Theory]
    [InlineData(null, "upload", "folder/cat", null)]
    [InlineData("", "upload", "folder/cat", "cat.jpg")]
    [InlineData("mine", "upload", "folder/cat", "mine.jpg")]
    [InlineData("", "fetch", "https://example.com/a/photo%20one.png?size=2", "photo one.jpg")]
    [InlineData("", "fetch", "https://example.com/", "file.jpg")]
    [InlineData("", "fetch", "https://example.com/a/all.tar.gz", "all.tar.gz", null)]
    public void A_download_is_called_as_asked_for_or_after_the_asset(string? asked, string type, string publicId, string? name, string? format = "jpg")
        => Assert.Equal(name, AttachmentNames.Of(asked, CatalogSeeder.Generate("demo", 7) with { Type = type, PublicId = publicId }, format));
}
