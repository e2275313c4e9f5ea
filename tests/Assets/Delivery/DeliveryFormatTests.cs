using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Tests.Delivery;

public sealed class DeliveryFormatTests
{
    [Theory]
    [InlineData("jpg", false, "w_1", null, "jpg")]
    [InlineData("jpg", false, "w_1", "png", "png")]
    [InlineData("jpg", false, "f_webp", "png", "webp")]
    [InlineData("svg", true, "w_1", null, "png")]
    [InlineData("svg", true, "w_1", "svg", "png")]
    [InlineData("pdf", false, "w_1", null, "jpg")]
    [InlineData("tiff", false, "w_1", "tiff", "tiff")]
    [InlineData("tiff", false, "w_1", null, "jpg")]
    [InlineData("pdf", false, "pg_2", "pdf", "pdf")]
    [InlineData("jpg", false, "f_jxl", null, "jxl")]
    [InlineData("png", true, "w_1", "jpg", "jpg")]
    [InlineData("png", true, "w_1", null, "png")]
    [InlineData("png", true, "f_webp", null, "webp")]
    [InlineData("png", true, "f_webp", "jpg", "webp")]
    public void The_format_is_the_one_asked_for_else_the_stored_one_if_it_can_be_written(
        string stored, bool hasAlpha, string transformation, string? extension, string expected)
        => Assert.Equal(expected, Choose(stored, hasAlpha, transformation, extension));

    [Theory]
    [InlineData("png", "image/webp,*/*", null, "f_auto", "webp")]
    [InlineData("png", "image/avif,image/webp", "jpg", "f_auto", "avif")]
    [InlineData("png", "*/*", null, "f_auto", "png")]
    [InlineData("png", "*/*", "jpg", "f_auto", "jpg")]
    [InlineData("png", "image/avif,image/webp", null, "c_scale,w_2500/f_auto", "webp")]
    [InlineData("png", "image/avif,image/webp", null, "c_scale,w_100/f_auto", "avif")]
    [InlineData("png", "image/jxl,image/webp", null, "f_auto", "webp")]
    [InlineData("tiff", "*/*", null, "f_auto", "png")]
    public void An_automatic_format_heeds_what_is_accepted_and_how_large_the_result_is(
        string stored, string accept, string? extension, string transformation, string expected)
        => Assert.Equal(expected, Choose(stored, hasAlpha: true, transformation, extension, accept));

    [Fact]
    public void Jpeg_xl_is_chosen_where_it_is_wanted()
        => Assert.Equal("jxl", Choose("png", hasAlpha: true, "f_auto", extension: null, "image/jxl,image/avif", jpegXl: true));

    [Theory]
    [InlineData("f_auto", null, true)]
    [InlineData("f_auto", "jpg", false)]
    [InlineData("w_1", null, false)]
    public void Transparency_is_worth_more_than_jpg_unless_jpg_was_asked_for(string transformation, string? extension, bool keeps)
        => Assert.Equal(keeps, DeliveryFormat.KeepsAlpha(Plan.Check(Transformation.Parse(transformation), ServedEffects.Catalog).Output, extension, "jpg"));

    [Theory]
    [InlineData("FFD8FFE000104A46", "png", "jpg")]
    [InlineData("89504E470D0A1A0A", "jpg", "png")]
    [InlineData("89504E470D0A1A0A", "ico", "ico")]
    [InlineData("00", "jpg", "jpg")]
    public void What_lies_in_the_store_says_what_it_became(string head, string asked, string expected)
        => Assert.Equal(expected, StoredFormat.Of(Convert.FromHexString(head), asked));

    [Theory]
    [InlineData("jpg", "svg", "e_vectorize")]
    [InlineData("jpg", null, "e_vectorize:colors:4/e_sepia/f_svg")]
    [InlineData("svg", "svg", "e_vectorize")]
    public void What_was_vectorized_can_be_a_drawing(string stored, string? extension, string transformation)
        => Assert.Equal("svg", Choose(stored, false, transformation, extension));

    [Theory]
    [InlineData("e_sepia/f_svg")]
    [InlineData("l_logo/e_vectorize/fl_layer_apply/f_svg")]
    public void Other_pictures_cannot(string transformation)
        => Assert.Throws<DamException>(() => Choose("jpg", false, transformation, null));

    [Fact]
    public void A_format_that_cannot_be_written_is_refused()
        => Assert.Throws<DamException>(() => Choose("jpg", false, "w_1", "psd"));

    private static string Choose(
        string stored, bool hasAlpha, string transformation, string? extension, string? accept = null, bool jpegXl = false)
        => DeliveryFormat.Choose(
            CatalogSeeder.Generate("demo", 1) with { Format = stored, HasAlpha = hasAlpha, Width = 400, Height = 300, Animated = false },
            Plan.Check(Transformation.Parse(transformation), ServedEffects.Catalog),
            extension,
            accept,
            jpegXl);
}
