using ServerlessDam.Media.Vision.Likeness;

namespace ServerlessDam.Media.Tests.Vision;

public sealed class DirectionTests
{
    [Fact]
    public void It_is_of_length_one()
        => Assert.InRange(Math.Sqrt(Dot(Direction.Of(Features(1)), Direction.Of(Features(1)))), 0.98, 1.02);

    [Fact]
    public void More_of_everything_is_the_same_direction()
        => Assert.Equal(Direction.Of(Features(1)), Direction.Of([.. Features(1).Select(value => 4 * value)]));

    [Fact]
    public void Features_that_have_nothing_to_do_with_each_other_are_about_at_right_angles()
        => Assert.InRange(Dot(Direction.Of(Features(1)), Direction.Of(Features(2))), -0.2, 0.2);

    [Fact]
    public void The_angle_between_two_is_about_that_of_their_features()
    {
        var (one, other) = (Features(1), Features(2));
        // Where half the features are the same, the cosine is a half.
        float[] between = [.. one.Select((value, i) => i % 2 == 0 ? value : other[i])];
        Assert.InRange(Dot(Direction.Of(one), Direction.Of(between)), 0.4, 0.6);
    }

    [Fact]
    public void No_features_have_no_direction()
        => Assert.All(Direction.Of(new float[1792]), value => Assert.Equal(0, value));

    /// <summary>Stored vectors stay comparable: the numbers of this input are what they were when the space was made.</summary>
    [Fact]
    public void It_never_changes()
        => Assert.Equal("0200fcfcfafdfef9", Convert.ToHexStringLower(Direction.Of(Features(1)).AsSpan(0, 8)));

    private static float[] Features(int seed)
    {
        var state = (uint)seed;
        return [.. Enumerable.Range(0, 1792).Select(_ => (state = (state * 1664525) + 1013904223) / (float)uint.MaxValue)];
    }

    private static double Dot(byte[] one, byte[] other) => one.Zip(other, (a, b) => (sbyte)a * (double)(sbyte)b).Sum() / (127 * 127);
}
