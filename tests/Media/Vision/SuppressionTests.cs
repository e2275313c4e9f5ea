using ServerlessDam.Media.Vision;

namespace ServerlessDam.Media.Tests.Vision;

public sealed class SuppressionTests
{
    [Fact]
    public void Of_boxes_that_overlap_the_best_stays()
    {
        ScoredBox good = new(0, 0, 10, 10, 0.9), worse = new(1, 1, 11, 11, 0.8), apart = new(20, 0, 30, 10, 0.5);
        Assert.Equal([good, apart], Suppression.Of([apart, worse, good], overlap: 0.5));
    }

    [Fact]
    public void Boxes_of_different_labels_do_not_suppress_each_other()
        => Assert.Equal(2, Suppression.Of([new(0, 0, 9, 9, 0.9, 1), new(0, 0, 9, 9, 0.8, 2)], overlap: 0.5).Count);

    [Fact]
    public void A_small_box_inside_a_large_one_goes_only_where_that_is_asked_for()
    {
        ScoredBox[] nested = [new(0, 0, 100, 100, 0.9), new(40, 40, 50, 50, 0.8)];
        Assert.Equal(2, Suppression.Of(nested, overlap: 0.3).Count);
        Assert.Single(Suppression.Of(nested, overlap: 0.3, covered: 0.7));
    }

    [Fact]
    public void Boxes_without_an_area_are_none()
        => Assert.Empty(Suppression.Of([new(5, 5, 5, 9, 1), new(9, 9, 1, 1, 1)], overlap: 0.5));

    [Theory]
    [InlineData(0, 0, 10, 10, 1)]
    [InlineData(5, 0, 15, 10, 1 / 3.0)]
    [InlineData(10, 0, 20, 10, 0)]
    public void Overlap_is_what_both_cover_over_what_either_covers(double left, double top, double right, double bottom, double expected)
        => Assert.Equal(expected, new ScoredBox(0, 0, 10, 10, 1).Overlap(new(left, top, right, bottom, 1)), 6);
}
