using ServerlessDam.Assets.Archives;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Archives;

public sealed class EntryNamesTests
{
    [Theory]
    [InlineData("dog", "dog.jpg")]
    [InlineData("pets/dog", "pets/dog.jpg")]
    [InlineData("../../etc/passwd", "__/__/etc/passwd.jpg")]
    [InlineData("/absolute//path", "absolute/path.jpg")]
    [InlineData("C:\\windows\\x", "C__windows_x.jpg")]
    [InlineData("con/nul", "_con/_nul.jpg")]
    [InlineData("a./b ", "a_/b .jpg")]
    [InlineData("a\u202egpj", "a_gpj.jpg")]
    [InlineData("nul\0l\r\n", "nul_l__.jpg")]
    [InlineData("žluť/火", "žluť/火.jpg")]
    [InlineData("...", "....jpg")]
    public void A_name_stays_inside_the_folder_that_it_is_unpacked_in(string publicId, string expected)
        => Assert.Equal(expected, new EntryNames(new()).Next(Of(publicId), null, "jpg"));

    [Fact]
    public void A_long_name_is_shortened_between_characters_and_keeps_its_extension()
    {
        var name = new EntryNames(new()).Next(Of(string.Concat(Enumerable.Repeat("😀", 120))), null, "jpg");

        Assert.EndsWith("😀.jpg", name, StringComparison.Ordinal);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(name) <= 200);
    }

    [Fact]
    public void No_two_files_have_one_name_on_any_disk()
    {
        var names = new EntryNames(new() { FlattenFolders = true });

        string[] given =
        [
            names.Next(Of("a/dog"), null, "jpg"), names.Next(Of("b/Dog"), null, "jpg"), names.Next(Of("c/dog"), null, "jpg"), names.Next(Of("d/dog"), null, "png"),
        ];

        Assert.Equal(["dog.jpg", "Dog_2.jpg", "dog_3.jpg", "dog.png"], given);
    }

    [Fact]
    public void A_raw_file_keeps_the_extension_of_its_public_id()
    {
        var raw = Of("docs/a.b.txt") with { ResourceType = ResourceType.Raw, OriginalFilename = "Letter" };

        Assert.Equal("docs/a.b.txt", new EntryNames(new()).Next(raw, null, null));
        Assert.Equal("docs/Letter.txt", new EntryNames(new() { UseOriginalFilename = true }).Next(raw, null, null));
    }

    [Fact]
    public void Of_several_transformations_each_is_a_folder_or_part_of_the_name_or_not_shown()
    {
        var request = new ArchiveRequest { Transformations = [new("c_fill/w_1", null), new("w_2", null)] };

        Assert.Equal("c_fill_w_1/pets/dog.jpg", Next(request));
        Assert.Equal("pets/dog_c_fill_w_1.jpg", Next(request with { FlattenTransformations = true }));
        Assert.Equal("pets/dog.jpg", Next(request with { SkipTransformationName = true }));
        Assert.Equal("pets/dog.jpg", Next(request with { Transformations = [new("c_fill/w_1", null)] }));

        static string Next(ArchiveRequest request) => new EntryNames(request).Next(Of("pets/dog"), "c_fill/w_1", "jpg");
    }

    private static Asset Of(string publicId) => new()
    {
        Cloud = TestLibrary.Cloud,
        ResourceType = ResourceType.Image,
        Type = "upload",
        PublicId = publicId,
        AssetId = "a",
        Version = 1,
        VersionId = "v",
        CreatedAt = default,
        SizeInBytes = 1,
        ETag = "e",
        Format = "jpg",
    };
}
