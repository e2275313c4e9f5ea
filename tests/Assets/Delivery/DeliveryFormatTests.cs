using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Operations;
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
    [InlineData("png", true, "fl_preserve_transparency,w_1", "jpg", "png")]
    public void The_format_is_the_one_asked_for_else_the_stored_one_if_it_can_be_written(
        string stored, bool hasAlpha, string transformation, string? extension, string expected)
        => Assert.Equal(expected, Choose(stored, hasAlpha, transformation, extension));

    [Fact]
    public void A_format_that_cannot_be_written_is_refused()
        => Assert.Throws<DamException>(() => Choose("jpg", false, "w_1", "psd"));

    private static string Choose(string stored, bool hasAlpha, string transformation, string? extension)
        => DeliveryFormat.Choose(
            CatalogSeeder.Generate("demo", 1) with { Format = stored, HasAlpha = hasAlpha },
            Plan.Check(Transformation.Parse(transformation)),
            extension,
            accept: null);
}
