using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Tests.Similarity;

public sealed class SketchTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(256)]
    [InlineData(1792)]
    public void Sketches_keep_the_angle_between_two_directions(int dimensions)
    {
        var random = new System.Random(dimensions);
        for (var share = 0; share <= 10; share++)
        {
            var one = Direction(random, dimensions);
            var other = Direction(random, dimensions);
            double[] mixed = [.. one.Zip(other, (a, b) => (a * share) + (b * (10 - share)))];
            var expected = Cosine(one, mixed);
            var found = Sketch.Cosine(Of(one).Values, Of(mixed).Values);
            Assert.InRange(found - expected, -0.2, 0.2);
            if (expected > 0.95)
            {
                Assert.InRange(found - expected, -0.03, 0.03);
            }
        }
    }

    [Fact]
    public void A_direction_is_like_itself()
        => Assert.InRange(Sketch.Cosine(Of(Direction(new(1), 1280)).Values, Of(Direction(new(1), 1280)).Values), 0.99, 1);

    [Fact]
    public void No_direction_and_one_that_is_far_too_long_have_no_sketch()
    {
        Assert.Null(Sketch.Of(null));
        Assert.Null(Sketch.Of(new("space", [])));
        Assert.Null(Sketch.Of(new("space", new byte[300])));
        Assert.Null(Sketch.Of(new("space", [.. Enumerable.Repeat((byte)1, Sketch.LongestEmbedding + 1)])));
        Assert.Null(Sketch.Of(new("", [1])));
    }

    [Fact]
    public void A_dot_product_is_the_sum_of_products_at_any_length()
    {
        var numbers = Gen.Choose(-127, 127).Select(number => (sbyte)number);
        var pairs = numbers.Zip(numbers).ArrayOf().ToArbitrary();
        Prop.ForAll(pairs, pair => DotProduct.Of([.. pair.Select(each => each.Item1)], [.. pair.Select(each => each.Item2)]) == pair.Sum(each => each.Item1 * each.Item2)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_largest_numbers_do_not_overflow()
        => Assert.Equal(256 * 127 * -127, DotProduct.Of([.. Enumerable.Repeat((sbyte)127, 256)], [.. Enumerable.Repeat((sbyte)-127, 256)]));

    private static double[] Direction(System.Random random, int dimensions)
    {
        double[] numbers = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextDouble() - 0.5)];
        var length = Math.Sqrt(numbers.Sum(number => number * number));
        return [.. numbers.Select(number => number / length)];
    }

    private static double Cosine(double[] one, double[] other)
        => one.Zip(other, (a, b) => a * b).Sum() / Math.Sqrt(one.Sum(a => a * a) * other.Sum(b => b * b));

    /// <summary>As embeddings are written.</summary>
    private static Sketch Of(double[] direction)
    {
        var length = Math.Sqrt(direction.Sum(number => number * number));
        return Sketch.Of(new Embedding("space", [.. direction.Select(number => unchecked((byte)(sbyte)Math.Round(number / length * 127)))]))!;
    }
}
