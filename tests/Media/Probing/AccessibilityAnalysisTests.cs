using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Probing.Accessibility;

namespace ServerlessDam.Media.Tests.Probing;

public sealed class AccessibilityAnalysisTests
{
    /// <summary>A green as light as the red beside it, to somebody who lacks the cones for green.</summary>
    private const uint Red = 0xC83C3C, Green = 0x3C9836;

    [Fact]
    public void Black_and_white_is_seen_by_everybody()
    {
        var facts = Stripes(0x000000, 0xFFFFFF);
        Assert.Equal((1, 1, 1), (facts.DistinctEdges, facts.DistinctColors, facts.Score));
        Assert.Equal(["#000000", "#FFFFFF"], facts.MostIndistinctPair.Order());
    }

    [Fact]
    public void Blue_and_yellow_are_told_apart()
        => Assert.Equal(1, Stripes(0x1030C0, 0xF0D020).Score);

    [Fact]
    public void Red_beside_a_green_that_is_as_light_is_lost()
    {
        var facts = Stripes(Red, Green);
        Assert.Equal((0, 0, 0), (facts.DistinctEdges, facts.DistinctColors, facts.Score));
    }

    [Fact]
    public void The_pair_that_loses_most_is_named()
    {
        var facts = Stripes(0x000000, 0xFFFFFF, Red, Green, 0x1030C0);
        Assert.Equal(["#3C9836", "#C83C3C"], facts.MostIndistinctPair.Order());
        Assert.InRange(facts.DistinctColors, 0.8, 0.95);
        Assert.InRange(facts.DistinctEdges, 0.6, 0.9);
    }

    [Fact]
    public void One_colour_has_nothing_to_lose()
    {
        var facts = Stripes(0x336699);
        Assert.Equal(1, facts.Score);
        Assert.Equal(["#336699", "#336699"], facts.MostIndistinctPair);
    }

    [Fact]
    public void A_picture_that_cannot_be_seen_is_white()
        => Assert.Equal(["#FFFFFF", "#FFFFFF"], AccessibilityAnalysis.Of(new(4, 4, new byte[64])).MostIndistinctPair);

    [Fact]
    public void Any_pixels_have_shares_from_0_to_1_and_a_pair()
        => Prop.ForAll(ArbMap.Default.GeneratorFor<byte>().ArrayOf(4 * 64).ToArbitrary(), bytes =>
        {
            var facts = AccessibilityAnalysis.Of(new(8, 8, bytes));
            return facts is { DistinctEdges: >= 0 and <= 1, DistinctColors: >= 0 and <= 1, Score: >= 0 and <= 1, MostIndistinctPair.Count: 2 };
        }).QuickCheckThrowOnFailure();

    /// <summary>Columns of eight pixels.</summary>
    private static AccessibilityFacts Stripes(params uint[] colors)
    {
        var width = 8 * colors.Length;
        return AccessibilityAnalysis.Of(new(width, 16, [.. Enumerable.Range(0, 16 * width).Select(i => colors[i % width / 8])
            .SelectMany(rgb => new[] { (byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb, (byte)255 })]));
    }
}
