using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Writers.Measuring;

namespace ServerlessDam.Media.Tests.Engine.Measuring;

public sealed class SimilarityTests
{
    public SimilarityTests() => LibvipsPolicy.Apply();

    [Fact]
    public void A_picture_is_wholly_like_itself_and_less_so_the_more_it_changes()
    {
        using var picture = Bench.Photo(320, 240, seed: 1);
        using var little = picture.Gaussblur(1);
        using var more = picture.Gaussblur(4);
        using var other = Bench.Photo(320, 240, seed: 50);
        var similarity = new Similarity(picture);

        Assert.Equal(1, similarity.To(picture), 6);
        Assert.InRange(similarity.To(little), 0.9, 0.99999);
        Assert.True(similarity.To(little) > similarity.To(more));
        Assert.True(similarity.To(more) > similarity.To(other));
    }

    /// <summary>Flat pictures have means only, so the formula can be worked out by hand: (2ab + C1) / (a² + b² + C1), of which the coarsest scale counts.</summary>
    [Fact]
    public void Of_flat_pictures_it_is_what_the_formula_says()
    {
        using var dark = Bench.Flat(400, 400, 100, 100, 100);
        using var light = Bench.Flat(400, 400, 120, 120, 120);
        const double C1 = 6.5025;

        Assert.Equal(Math.Pow((24_000 + C1) / (24_400 + C1), 0.1333), new Similarity(dark).To(light), 4);
    }

    [Fact]
    public void Transparency_counts_and_the_smallest_pictures_are_no_trouble()
    {
        using var clear = Bench.Halves(64, 64, [255, 0, 0, 0], [255, 0, 0, 255]);
        using var opaque = Bench.Flat(64, 64, 255, 0, 0, 255);
        using var dot = Bench.Flat(1, 1, 1, 2, 3);

        Assert.True(new Similarity(clear).To(opaque) < 0.9);
        Assert.Equal(1, new Similarity(dot).To(dot));
    }
}
