using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Upload;

public sealed class UploadOptionsTests
{
    [Fact]
    public void Nothing_sent_is_a_plain_upload_that_overwrites()
    {
        var options = From();

        Assert.Equal(("upload", true, ProbeParts.Format), (options.Type, options.Overwrite, options.Analyse));
        Assert.True(options.Naming.UniqueFilename);
        Assert.False(options.Naming.UseFilename);
        Assert.Empty(options.Eager);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData(" ", true)]
    public void Booleans_are_spelled_in_words_or_digits_and_blank_is_absent(string text, bool expected)
        => Assert.Equal(expected, From(("overwrite", text)).Overwrite);

    [Fact]
    public void Another_word_for_a_boolean_is_an_error_that_names_it()
        => Assert.Equal("Invalid boolean value for overwrite: maybe", Assert.Throws<DamException>(() => From(("overwrite", "maybe"))).Message);

    [Fact]
    public void Each_name_of_the_metadata_flag_asks_for_metadata()
        => Assert.All(["image_metadata", "media_metadata", "exif"], name => Assert.Equal(ProbeParts.Metadata, From((name, "1")).Analyse));

    [Fact]
    public void Analysis_flags_add_up()
        => Assert.Equal(ProbeParts.Colors | ProbeParts.PerceptualHash, From(("colors", "true"), ("phash", "1"), ("exif", "0")).Analyse);

    [Fact]
    public void Formats_go_by_their_canonical_names()
    {
        var options = From(("allowed_formats", "JPEG, tif,nonsense"), ("format", "jpe"));

        Assert.Equal(["jpg", "tiff", "nonsense"], options.AllowedFormats);
        Assert.Equal("jpg", options.Format);
    }

    [Theory]
    [InlineData("c_fill,w_100", "c_fill,w_100", null)]
    [InlineData("c_fill,w_100/jpeg", "c_fill,w_100", "jpg")]
    [InlineData("c_fill,w_100/", "c_fill,w_100", null)]
    [InlineData("w_100/e_sepia", "w_100/e_sepia", null)]
    [InlineData("w_100/e_sepia/png", "w_100/e_sepia", "png")]
    public void An_eager_transformation_may_end_in_a_format(string text, string transformation, string? format)
        => Assert.Equal(new(transformation, format), EagerTransformation.Parse(text));

    [Fact]
    public void Eager_transformations_keep_their_order_and_are_not_too_many()
    {
        Assert.Equal(["w_2", "w_1"], From(("eager", "w_2|w_1")).Eager.Select(each => each.Transformation));
        Assert.Throws<DamException>(() => From(("eager", string.Join('|', Enumerable.Repeat("w_1", 101)))));
    }

    [Theory]
    [InlineData("png", "Image file format jpg not allowed")]
    [InlineData("nonsense", "Image file format jpg not allowed")]
    [InlineData("jpg,png", null)]
    [InlineData("jpeg", null)]
    public void A_file_of_a_format_that_is_not_allowed_is_refused(string allowed, string? message)
        => Assert.Equal(message, Record.Exception(() => From(("allowed_formats", allowed)).Validate(ResourceType.Image, "jpg"))?.Message);

    [Theory]
    [InlineData("upload", true)]
    [InlineData("private", true)]
    [InlineData("authenticated", true)]
    [InlineData("fetch", false)]
    [InlineData("../upload", false)]
    public void Only_three_delivery_types_can_be_uploaded(string type, bool allowed)
        => Assert.Equal(allowed, Record.Exception(() => From(("type", type)).Validate(ResourceType.Image, "jpg")) is null);

    [Fact]
    public void Naming_is_read_by_its_names_on_the_wire()
        => Assert.Equal(
            new NamingOptions
            {
                PublicId = "a",
                PublicIdPrefix = "b",
                UseFilename = true,
                UniqueFilename = false,
                FilenameOverride = "c",
                DiscardOriginalFilename = true,
                UseFilenameAsDisplayName = true,
                Folder = "d",
                AssetFolder = "e",
                UseAssetFolderAsPublicIdPrefix = true,
                DisplayName = "f",
            },
            From(
                ("public_id", "a"),
                ("public_id_prefix", "b"),
                ("use_filename", "1"),
                ("unique_filename", "0"),
                ("filename_override", "c"),
                ("discard_original_filename", "1"),
                ("use_filename_as_display_name", "1"),
                ("folder", "d"),
                ("asset_folder", "e"),
                ("use_asset_folder_as_public_id_prefix", "1"),
                ("display_name", "f")).Naming);

    private static UploadOptions From(params (string Name, string Value)[] parameters)
        => UploadOptions.From(parameters.ToDictionary(pair => pair.Name, pair => pair.Value));
}
