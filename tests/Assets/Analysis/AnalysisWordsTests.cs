using System.Text.Json.Nodes;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Tests.Analysis;

public sealed class AnalysisWordsTests
{
    private static readonly QualityFacts Quality = new(1, 1, null, 0.5, 0.1234, 0, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.25, 1);
    private static readonly AccessibilityFacts Accessibility = new(1, 0.5, ["#FF0000", "#00FF00"], 0.75);

    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(1, "1.0")]
    [InlineData(0.5, "0.5")]
    [InlineData(0.1234, "0.1234")]
    [InlineData(0.0001, "0.0001")]
    public void A_fraction_is_written_with_its_point(double value, string written) => Assert.Equal(written, AnalysisWords.Fraction(value).ToJsonString());

    [Fact]
    public void Measures_have_the_names_that_clients_know_and_what_does_not_apply_is_not_there()
        => Assert.Equal(
            """{"jpeg_quality":1.0,"focus":0.5,"noise":0.1234,"contrast":0.0,"exposure":0.7,"saturation":0.6,"lighting":0.5,"pixel_score":0.4,"color_score":0.3,"dct":0.2,"blockiness":0.1,"chroma_subsampling":0.25,"resolution":1.0}""",
            AnalysisWords.Of(Quality).ToJsonString());

    [Fact]
    public void What_is_left_of_colours_is_told_with_the_pair_that_loses_most()
        => Assert.Equal(
            """{"colorblind_accessibility_analysis":{"distinct_edges":1.0,"distinct_colors":0.5,"most_indistinct_pair":["#FF0000","#00FF00"]},"colorblind_accessibility_score":0.75}""",
            AnalysisWords.Of(Accessibility).ToJsonString());

    [Theory]
    [InlineData(ProbeParts.Format, "")]
    [InlineData(ProbeParts.Quality, "quality_analysis quality_score")]
    [InlineData(ProbeParts.Accessibility, "accessibility_analysis")]
    [InlineData(ProbeParts.Quality | ProbeParts.Accessibility, "quality_analysis quality_score accessibility_analysis")]
    public void Only_what_is_asked_for_is_told(ProbeParts asked, string names)
    {
        var body = new JsonObject();
        AnalysisWords.Add(body, Quality, Accessibility, asked);
        Assert.Equal(names, string.Join(' ', body.Select(pair => pair.Key)));
    }

    [Fact]
    public void What_was_not_measured_is_not_told()
    {
        var body = new JsonObject();
        AnalysisWords.Add(body, null, null, ProbeParts.Quality | ProbeParts.Accessibility);
        Assert.Empty(body);
    }
}
