using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Probing.Colors;
using ServerlessDam.Media.Probing.Pictures;

namespace ServerlessDam.Media.Tests.Probing;

public sealed class ColorAnalysisTests : IDisposable
{
    private readonly TestFiles _files = new();

    public ColorAnalysisTests() => LibvipsPolicy.Apply();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Flat_areas_come_back_exact_with_their_shares()
    {
        var facts = ColorAnalysis.Of(Blocks((0xC81E1EFF, 70), (0x1234FEFF, 30)));
        Assert.Equal([new("#C81E1E", 70), new("#1234FE", 30)], facts.Colors);
        Assert.Equal([new("red", 70), new("blue", 30)], facts.Google);
        Assert.Equal((1, false, false), (facts.IllustrationScore, facts.SemiTransparent, facts.Grayscale));
    }

    [Fact]
    public void Half_transparent_colours_have_eight_digits()
    {
        var facts = ColorAnalysis.Of(Blocks((0xFF000080, 50), (0x0000FFFF, 30), (0x12345600, 20)));
        Assert.Equal([new("#FF000080", 50), new("#0000FF", 30), new("#FFFFFF00", 20)], facts.Colors);
        Assert.True(facts.SemiTransparent);
    }

    [Fact]
    public void A_picture_with_nothing_to_see_has_no_colours_and_is_white()
    {
        var facts = ColorAnalysis.Of(Blocks((0x00000000, 100)));
        Assert.Empty(facts.Colors);
        Assert.Equal("white", Assert.Single(facts.Google).Color);
        Assert.Equal("white", Assert.Single(facts.Cloudinary).Color);
    }

    [Fact]
    public void Greys_with_the_noise_of_jpeg_are_greys()
    {
        Assert.True(ColorAnalysis.Of(Blocks((0x808284FF, 50), (0x202020FF, 50))).Grayscale);
        Assert.False(ColorAnalysis.Of(Blocks((0x80828CFF, 50), (0x202020FF, 50))).Grayscale);
    }

    [Fact]
    public void A_photograph_scores_nothing_as_a_drawing()
    {
        var facts = ColorAnalysis.Of(SmallCopy.Of(_files.Photo("a.jpg", 1200, 800, seed: 5), "jpg"));
        Assert.Equal(0, facts.IllustrationScore);
        Assert.InRange(facts.Colors.Count, 8, 32);
    }

    [Theory]
    [InlineData(0x000000, "black")]
    [InlineData(0xFFFFFF, "white")]
    [InlineData(0x808080, "gray")]
    [InlineData(0xFF0000, "red")]
    [InlineData(0x00FF00, "green")]
    [InlineData(0x0000FF, "blue")]
    [InlineData(0xFFFF00, "yellow")]
    [InlineData(0xFFA500, "orange")]
    [InlineData(0x800080, "purple")]
    [InlineData(0xFFC0CB, "pink")]
    [InlineData(0x8B4513, "brown")]
    [InlineData(0x008080, "teal")]
    public void The_twelve_colours_have_their_own_names(int rgb, string name)
        => Assert.Equal(name, Palette.Google.NameOf(Lab.Of((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb)));

    [Fact]
    public void Any_pixels_give_at_most_32_colours_that_fall_and_sum_to_all_and_are_the_same_again()
        => Prop.ForAll(PicturesOf(64), pixels =>
        {
            var (facts, again) = (ColorAnalysis.Of(pixels), ColorAnalysis.Of(pixels));
            var shares = facts.Colors.Select(color => color.Percent).ToList();
            return facts.Colors.Count <= 32
                && facts.Colors.SequenceEqual(again.Colors)
                && shares.SequenceEqual(shares.OrderDescending())
                && (shares.Count == 0 || Math.Abs(shares.Sum() - 100) < 2)
                && facts.Google.Count > 0 && facts.Cloudinary.Count > 0
                && facts.IllustrationScore is >= 0 and <= 1;
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<Pixels> PicturesOf(int count)
        => ArbMap.Default.GeneratorFor<byte>().ArrayOf(4 * count).Select(bytes => new Pixels(8, count / 8, bytes)).ToArbitrary();

    /// <summary>100 pixels in ten rows, by colour (RRGGBBAA) and number.</summary>
    private static Pixels Blocks(params (uint Rgba, int Count)[] blocks)
        => new(10, 10, [.. blocks.SelectMany(block => Enumerable.Repeat(block.Rgba, block.Count))
            .SelectMany(rgba => new[] { (byte)(rgba >> 24), (byte)(rgba >> 16), (byte)(rgba >> 8), (byte)rgba })]);
}
