using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Tests.Delivery;

public sealed class SeenUseTests
{
    private static readonly AnalysisResults Dog = new() { VersionId = "v", Objects = [new("dog", 0.9, new(1, 2, 3, 4)), new("sports ball", 0.4, new(5, 5, 5, 5))] };

    [Theory]
    [InlineData("c_fill,g_auto,h_10,w_10")]
    [InlineData("c_fill,g_dog,h_10,w_10")]
    [InlineData("c_fill,g_ocr_text,h_10,w_10")]
    [InlineData("c_thumb,g_face:auto,h_10,w_10")]
    [InlineData("c_auto,h_10,w_10")]
    [InlineData("c_scale,w_10/e_blur_region,g_ocr_text")]
    [InlineData("l_logo/fl_layer_apply,g_dog")]
    [InlineData("c_fill,g_$where,h_10,w_10")]
    public void What_may_go_by_things_needs_to_know_them(string transformation) => Assert.True(SeenUse.Concerns(Transformation.Parse(transformation)));

    [Theory]
    [InlineData("c_scale,w_10")]
    [InlineData("c_fill,g_north,h_10,w_10")]
    [InlineData("c_thumb,g_face,h_10,w_10")]
    [InlineData("c_crop,g_custom:face,h_10,w_10")]
    [InlineData("c_crop,g_region_sign")]
    public void All_else_does_not_pay_for_them(string transformation) => Assert.False(SeenUse.Concerns(Transformation.Parse(transformation)));

    [Fact]
    public void Places_have_the_names_that_gravities_know_and_only_sure_things_count()
    {
        var line = new Assets.Processing.SeenLine("EXIT", 0.9, [new(10, 20), new(30, 25), new(28, 35), new(8, 30)]);
        var results = Dog with { Text = [line], Subject = [new(0, 0, 200, 50)] };
        Assert.Equal(["dog 3x4+1+2", "ocrtext 22x15+8+20", "subject 100x50+0+0"], SeenPlaces.Of(results, new(100, 100)).Select(place => $"{place.Name} {place.Box}"));
    }

    [Fact]
    public void The_mark_changes_with_the_places_and_with_nothing_else()
    {
        var mark = SeenPlaces.MarkOf(Dog);
        Assert.Matches("^[0-9a-f]{16}$", mark);
        Assert.Equal(mark, SeenPlaces.MarkOf(Dog with { PerceptualHash = "0" }));
        Assert.NotEqual(mark, SeenPlaces.MarkOf(Dog with { Objects = [new("dog", 0.9, new(1, 2, 3, 5))] }));
        Assert.Null(SeenPlaces.MarkOf(Dog with { Objects = [] }));
    }
}
