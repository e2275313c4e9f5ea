using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Geometry;

public sealed class BreakpointTests
{
    private static readonly PixelSize Size = new(1280, 853);

    [Fact]
    public void Widths_fall_from_the_largest_to_the_smallest_by_even_steps_of_bytes()
    {
        var widths = new Breakpoints(200, 1000, 20_000, 20).For(Size);

        Assert.Equal(1000, widths[0]);
        Assert.Equal(200, widths[^1]);
        Assert.Equal(widths.OrderDescending().Distinct(), widths);
        var areas = widths.Take(widths.Count - 1).Select(width => (double)width * width).ToArray();
        Assert.All(areas.Zip(areas.Skip(1)), pair => Assert.Equal(areas[0] - areas[1], pair.First - pair.Second, 2000.0));
    }

    [Fact]
    public void There_are_no_more_of_them_than_asked_for_and_none_above_the_picture()
    {
        Assert.Equal(3, new Breakpoints(50, 1000, 5_000, 3).For(Size).Count);
        Assert.Equal([80, 50], new Breakpoints(50, 1000, 20_000, 20).For(new(80, 60)));
        Assert.Equal([1], Breakpoints.Default.For(new(1, 1)));
    }

    [Theory]
    [InlineData("c_scale,w_auto:breakpoints:json", 50)]
    [InlineData("w_auto:breakpoints_200_1000_20_10:json", 200)]
    [InlineData("a_90/w_auto:breakpoints_200_1000_20_10:json/q_auto", 200)]
    public void They_can_be_asked_for_as_a_list_which_resizes_nothing(string raw, int least)
    {
        var input = new PlanInput { Size = Size, WidthHint = 300 };
        var plan = Plan.Of(Transformation.Parse(raw), input, ServedEffects.Catalog);

        Assert.Equal(least, plan.Output.Breakpoints!.MinWidth);
        Assert.DoesNotContain(plan.Steps, step => step is ResizeStep { Width: not null });
        Assert.Null(Plan.Check(Transformation.Parse("w_auto:breakpoints"), ServedEffects.Catalog).Output.Breakpoints);
    }

    [Theory]
    [InlineData("w_auto:breakpoints:300:json")]
    [InlineData("w_auto:breakpoints_9_1_20_10:json")]
    [InlineData("w_auto:json")]
    public void Other_words_are_no_list(string raw)
        => Assert.Equal($"Invalid width in transformation: {raw[2..]}", Assert.Throws<TransformationException>(() => Plan.Check(Transformation.Parse(raw), ServedEffects.Catalog)).Message);

    [Theory]
    [InlineData("c_limit,w_auto:breakpoints", 5000, 1000)]
    [InlineData("c_limit,w_auto:breakpoints_100_400_10_20", 399, 400)]
    [InlineData("c_limit,w_auto:breakpoints_100_400_10_20", 3, 100)]
    [InlineData("c_limit,w_auto:breakpoints:500", null, 500)]
    [InlineData("c_limit,w_auto:breakpoints", null, 1280)]
    public void A_width_is_rounded_up_to_the_next_of_them(string raw, int? hint, int width)
    {
        var input = new PlanInput { Size = Size, WidthHint = hint };

        Assert.Equal(width, Plan.Of(Transformation.Parse(raw), input, ServedEffects.Catalog).After(input).Size.Width);
    }
}
