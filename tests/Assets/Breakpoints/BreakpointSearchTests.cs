using ServerlessDam.Assets.Breakpoints;

namespace ServerlessDam.Assets.Tests.Breakpoints;

public sealed class BreakpointSearchTests
{
    private int _measured;

    [Fact]
    public async Task As_many_images_as_may_be_where_the_steps_are_small()
    {
        var widths = await FindAsync(200, 1000, mostImages: 5, bytesStep: 20, Photo);

        Assert.Equal((5, 1000, 200), (widths.Count, widths[0], widths[^1]));
        Assert.Equal(widths.OrderDescending().Distinct(), widths);
    }

    [Fact]
    public async Task Steps_are_even_in_bytes_not_in_pixels()
    {
        var widths = await FindAsync(200, 1000, mostImages: 5, bytesStep: 20, Photo);
        var steps = widths.Zip(widths.Skip(1), (wide, narrow) => Photo(wide) - Photo(narrow)).ToList();

        Assert.All(steps, step => Assert.InRange(step, steps.Average() * 0.7, steps.Average() * 1.3));
    }

    [Fact]
    public async Task A_large_step_leaves_the_widest_and_the_narrowest()
        => Assert.Equal([206, 50], await FindAsync(50, 206, mostImages: 20, bytesStep: 20_000, Photo));

    [Fact]
    public async Task One_image_is_the_widest() => Assert.Equal([900], await FindAsync(100, 900, mostImages: 1, bytesStep: 20, Photo));

    [Fact]
    public async Task A_picture_of_one_width_has_one_breakpoint() => Assert.Equal([7], await FindAsync(7, 7, mostImages: 20, bytesStep: 1, Photo));

    [Theory]
    [InlineData(50, 53, 20)]
    [InlineData(1, 2, 200)]
    [InlineData(100, 900, 200)]
    public async Task Widths_are_whole_and_never_the_same_twice(int least, int most, int mostImages)
    {
        var widths = await FindAsync(least, most, mostImages, bytesStep: 1, Photo);

        Assert.Equal(Math.Min(mostImages, most - least + 1), widths.Count);
        Assert.Equal(widths.OrderDescending().Distinct(), widths);
    }

    [Fact]
    public async Task Few_files_are_made_for_it()
    {
        await FindAsync(100, 1000, mostImages: 20, bytesStep: 1000, Photo);
        Assert.InRange(_measured, 20, 60);
        _measured = 0;
        await FindAsync(100, 1000, mostImages: 200, bytesStep: 1, Photo);
        Assert.InRange(_measured, 190, 201);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("shrinking")]
    [InlineData("jumping")]
    public async Task Files_that_do_not_grow_with_the_width_end_it_all_the_same(string kind)
    {
        var widths = await FindAsync(50, 1000, mostImages: 10, bytesStep: 20, width => kind switch
        {
            "none" => 5000,
            "shrinking" => 100_000 - width,
            _ => width % 7 * 9000,
        });

        Assert.Equal((1000, 50), (widths[0], widths[^1]));
        Assert.Equal(widths.OrderDescending().Distinct(), widths);
    }

    private static long Photo(int width) => 900 + (long)(Math.Pow(width, 1.8) * 0.4);

    private Task<IReadOnlyList<int>> FindAsync(int least, int most, int mostImages, long bytesStep, Func<int, long> size)
        => new BreakpointSearch(width =>
        {
            _measured++;
            return Task.FromResult(size(width));
        }).RunAsync(least, most, mostImages, bytesStep);
}
