using ServerlessDam.Media.Vision.Text;

namespace ServerlessDam.Media.Tests.Vision;

public sealed class TextDecodingTests
{
    private const int Width = 60;
    private const int Height = 40;

    [Fact]
    public void A_line_is_the_core_and_as_far_around_it_as_its_area_says()
    {
        var line = Assert.Single(LineDecoding.Read(Filled((x, y) => x is >= 20 and < 40 && y is >= 10 and < 20), Width, Height));
        // 20 × 10: it grows by 200 · 1.6 / 60 on each side.
        Assert.Equal((30, 15, 0), (line.X, line.Y, line.Angle));
        Assert.Equal((20 + (2 * 16 / 3.0), 10 + (2 * 16 / 3.0)), (line.Width, line.Height));
        Assert.Equal(0.9, line.Score, 4);
    }

    [Fact]
    public void What_does_not_hang_together_is_several_lines()
        => Assert.Equal(2, LineDecoding.Read(Filled((x, y) => y is >= 5 and < 12 or >= 20 and < 27), Width, Height).Count);

    [Fact]
    public void Specks_are_no_lines()
        => Assert.Empty(LineDecoding.Read(Filled((x, y) => x == 5 && y is > 3 and < 30), Width, Height));

    [Fact]
    public void A_line_that_is_turned_has_its_angle()
    {
        var points = Enumerable.Range(0, 400).SelectMany(i => Enumerable.Range(0, 20).Select(j =>
            ((int)Math.Round((i * Math.Cos(0.2)) - (j * Math.Sin(0.2))) + 50, (int)Math.Round((i * Math.Sin(0.2)) + (j * Math.Cos(0.2)))))).ToList();
        var around = Outline.Around(points);
        Assert.Equal(0.2, around.Angle, 2);
        Assert.InRange(around.Width, 398, 404);
        Assert.InRange(around.Height, 18, 24);
    }

    [Fact]
    public void One_point_is_a_rectangle_of_one_pixel()
        => Assert.Equal(new TextLine(3.5, 4.5, 1, 1, 0, 0), Outline.Around([(3, 4)]));

    [Fact]
    public void A_letter_seen_at_several_places_in_a_row_is_one_and_none_between_makes_two()
    {
        // Places: none, a, a, b, none, b.
        var (text, score) = LetterDecoding.Read([.. Place(0), .. Place(1), .. Place(1), .. Place(2), .. Place(0), .. Place(2)], ["a", "b"]);
        Assert.Equal(("abb", 0.8), (text, Math.Round(score, 4)));
    }

    [Fact]
    public void Without_letters_there_is_no_text()
        => Assert.Equal(("", 0), LetterDecoding.Read([.. Place(0), .. Place(0)], ["a", "b"]));

    private static float[] Place(int letter) => [.. Enumerable.Range(0, 3).Select(i => i == letter ? 0.8f : 0.1f)];

    private static float[] Filled(Func<int, int, bool> inside) => [.. Enumerable.Range(0, Width * Height).Select(i => inside(i % Width, i / Width) ? 0.9f : 0.1f)];
}
