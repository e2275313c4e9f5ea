using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Tests.Workers;

public sealed class CulpritTests
{
    [Theory]
    [InlineData(ProbeParts.Format)]
    [InlineData(ProbeParts.Colors)]
    public void Where_a_picture_is_only_decoded_it_is_the_content(ProbeParts parts) => Assert.True(Culprit.IsContent(new() { Probe = new("a", null, parts) }));

    [Theory]
    [InlineData(ProbeParts.Faces)]
    [InlineData(ProbeParts.Colors | ProbeParts.Faces)]
    [InlineData(ProbeParts.Metadata)]
    public void Elsewhere_in_the_analysis_it_may_be_the_part(ProbeParts parts) => Assert.False(Culprit.IsContent(new() { Probe = new("a", null, parts) }));

    [Theory]
    [InlineData("c_fill,w_100", true)]
    [InlineData("c_fill,w_100/e_background_removal", false)]
    [InlineData("c_fill,w_100/e_upscale", false)]
    public void A_model_that_an_effect_uses_takes_the_picture_from_nobody(string transformation, bool isContent)
        => Assert.Equal(isContent, Culprit.IsContent(new() { Derive = WorkCostTests.Derive("jpg", transformation, "png", 1) }));
}
