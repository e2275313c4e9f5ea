using ServerlessDam.Media.Operations.Completion;

namespace ServerlessDam.Media.Tests.Operations.Completion;

public sealed class CompleterTests
{
    [Fact]
    public void Filling_ends_when_it_is_cancelled()
        => Assert.Throws<OperationCanceledException>(() => Completer.Fill(Half(64, 64), seed: 0, new CancellationToken(canceled: true)));

    [Fact]
    public void Whenever_it_is_cancelled_it_goes_no_further_than_to_the_next_look()
    {
        var all = 0;
        Completer.Fill(Half(64, 64), seed: 0, () => all++);

        // The last 64 are those of the seam.
        foreach (var last in new[] { 1, 2, 3, all / 3, all / 2, all - 64, all - 63, all - 1, all })
        {
            using var cancelled = new CancellationTokenSource();
            var looks = 0;
            Assert.Throws<OperationCanceledException>(() => Completer.Fill(Half(64, 64), seed: 0, () =>
            {
                if (++looks == last)
                    cancelled.Cancel();
                cancelled.Token.ThrowIfCancellationRequested();
            }));
            Assert.Equal(last, looks);
        }
    }

    [Fact]
    public void It_looks_within_each_round_of_matching_and_at_each_row_of_the_seam()
    {
        var raster = Half(120, 100);
        var (known, looks) = (new NearestKnown(raster), 0);
        var field = new OffsetField(raster, new Liking(raster, known, 1, 1), new Dice(1));
        field.Scatter();
        field.Search(rounds: 3, reach: 4, () => looks++);
        Assert.True(field.Targets.Length > 2 * OffsetField.Stretch);
        Assert.Equal(3 * ((field.Targets.Length + OffsetField.Stretch - 1) / OffsetField.Stretch), looks);

        (looks, var voting) = (0, new Voting(raster, known));
        voting.Paint(field);
        new Seam(raster, known, voting).Blend(() => looks++);
        Assert.Equal(100, looks);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_a_gap_or_without_anything_else_nothing_changes(bool gap)
    {
        var raster = Half(20, 20);
        Array.Fill(raster.Gap, gap);
        var before = raster.Pixels.ToArray();

        Completer.Fill(raster, seed: 0, CancellationToken.None);

        Assert.Equal(before, raster.Pixels);
    }

    [Fact]
    public void The_nearest_known_pixel_is_found_all_around()
    {
        var gap = Enumerable.Repeat(true, 9 * 7).ToArray();
        gap[(3 * 9) + 4] = gap[0] = false;
        var nearest = new NearestKnown(new Raster(9, 7, new byte[4 * 9 * 7], gap));

        Assert.Equal(0, nearest[0]);
        Assert.Equal(0, nearest[(2 * 9) + 1]);
        Assert.Equal((3 * 9) + 4, nearest[(6 * 9) + 8]);
        Assert.Equal((3 * 9) + 4, nearest[8]);
        Assert.Equal(5, nearest.Distance((6 * 9) + 8));
        Assert.Equal(5, nearest.Farthest());
    }

    [Fact]
    public void Squares_differ_by_the_squares_of_their_differences()
    {
        var raster = Half(40, 30);
        var (one, other) = ((2 * 40) + 3, (11 * 40) + 29);
        long expected = 0;
        for (var y = 0; y < Patch.Side; y++)
            for (var i = 0; i < 4 * Patch.Side; i++)
                expected += Square(raster.Pixels[(4 * (one + (40 * y))) + i] - raster.Pixels[(4 * (other + (40 * y))) + i]);

        Assert.Equal(expected, Patch.Difference(raster, one, other, int.MaxValue));
        Assert.True(Patch.Difference(raster, one, other, 0) > 0);
    }

    [Fact]
    public void A_half_sized_picture_is_of_the_known_pixels_alone()
    {
        var raster = new Raster(3, 2, [10, 10, 10, 255, 30, 30, 30, 255, 7, 7, 7, 7, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99], [false, false, false, true, true, true]);

        var half = raster.Halved();

        Assert.Equal([20, 20, 20, 255, 7, 7, 7, 7], half.Pixels);
        Assert.Equal([false, false], half.Gap);
    }

    private static int Square(int number) => number * number;

    /// <summary>Different pixels; the right half is the gap.</summary>
    private static Raster Half(int width, int height)
    {
        var pixels = Enumerable.Range(0, 4 * width * height).Select(i => (byte)(i * 2654435761u >> 24)).ToArray();
        return new(width, height, pixels, [.. Enumerable.Range(0, width * height).Select(i => i % width >= width / 2)]);
    }
}
