using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Tests.Delivery;

public sealed class MarkUseTests
{
    private static readonly Asset Marked = CatalogSeeder.Generate("demo", 7) with { CustomCoordinates = new(1, 2, 3, 4), Faces = [new(5, 6, 7, 8)], QualityOverride = "80" };

    [Theory]
    [InlineData("c_scale,w_100", "")]
    [InlineData("c_pad,h_10,w_10/f_png,q_80", "")]
    [InlineData("c_crop,g_custom", "face 5,6,7,8\ncustom 1,2,3,4")]
    [InlineData("c_fill,w_10", "face 5,6,7,8\ncustom 1,2,3,4")]
    [InlineData("e_pixelate_faces", "face 5,6,7,8\ncustom 1,2,3,4")]
    [InlineData("c_scale,q_auto:best,w_100", "quality 80")]
    public void What_a_transformation_may_go_by_is_part_of_its_key(string transformation, string text)
        => Assert.Equal(text, MarkUse.Of(Transformation.Parse(transformation), Marked));

    [Fact]
    public void Of_an_asset_that_nobody_marked_nothing_is()
        => Assert.Equal("", MarkUse.Of(Transformation.Parse("c_crop,g_custom,q_auto"), CatalogSeeder.Generate("demo", 7)));

    [Theory]
    [InlineData("c_thumb,g_face,w_10", "faces", AnalysisState.Pending, true)]
    [InlineData("e_blur_faces", "faces", AnalysisState.Pending, true)]
    [InlineData("c_fill,g_auto,w_10", "objects", AnalysisState.Pending, true)]
    [InlineData("c_thumb,g_face,w_10", "faces", AnalysisState.Complete, false)]
    [InlineData("c_thumb,g_face,w_10", "faces", AnalysisState.Unavailable, false)]
    [InlineData("c_thumb,g_face,w_10", "colors", AnalysisState.Pending, false)]
    [InlineData("c_scale,w_10", "faces", AnalysisState.Pending, false)]
    [InlineData("c_fill,g_north,w_10", "objects", AnalysisState.Pending, false)]
    public void Places_are_awaited_while_the_analysis_looks_for_those_that_a_transformation_may_go_by(string transformation, string step, AnalysisState state, bool isAwaited)
        => Assert.Equal(isAwaited, MarkUse.IsAwaited(Transformation.Parse(transformation), Marked with { Analysis = [new(step, state, null, 0, Marked.CreatedAt, null)] }));

    [Theory]
    [InlineData("80", "q_80/c_scale,w_10")]
    [InlineData("auto:best", "q_auto:best/c_scale,w_10")]
    public void The_owners_quality_takes_the_place_of_the_automatic_one(string quality, string carried)
        => Assert.Equal(carried, QualityOverride.Applied(Transformation.Parse("q_auto/c_scale,w_10"), quality).ToString());

    [Fact]
    public void A_quality_that_somebody_wrote_stays()
        => Assert.Equal("q_50", QualityOverride.Applied(Transformation.Parse("q_50"), "80").ToString());
}
