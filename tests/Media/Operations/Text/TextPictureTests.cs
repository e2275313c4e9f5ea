using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Operations.Text;

public sealed class TextPictureTests
{
    private const string Long = "The quick brown fox jumps over the lazy dog and runs away from here before anybody sees it";

    [Fact]
    public void A_text_is_an_sRGB_picture_with_alpha()
    {
        using var image = Drawn.Text("Arial_20", "Hello");

        Assert.Equal((4, Enums.BandFormat.Uchar, Enums.Interpretation.Srgb, true), (image.Bands, image.Format, image.Interpretation, image.HasAlpha()));
    }

    [Theory]
    [InlineData(255, 255)]
    [InlineData(128, 128)]
    [InlineData(0, 0)]
    public void Letters_have_exactly_their_colour(byte alpha, int covered)
    {
        using var image = Drawn.Text("Arial_100_bold", "I", color: new Color(10, 200, 30, alpha));

        Assert.Equal([10, 200, 30, covered], Drawn.At(image, image.Width / 2, image.Height / 2));
    }

    [Fact]
    public void A_background_fills_the_box()
    {
        using var opaque = Drawn.Text("Arial_40", "o", background: new Color(9, 8, 7));
        using var half = Drawn.Text("Arial_40", "o", background: new Color(90, 80, 70, 128));
        using var both = Drawn.Text("Arial_100_bold", "I", color: Color.White, background: new Color(9, 8, 7));

        Assert.Equal([9, 8, 7, 255], Drawn.At(opaque, 0, 0));
        Assert.Equal([90, 80, 70, 128], Drawn.At(half, 0, 0));
        Assert.Equal([255, 255, 255, 255], Drawn.At(both, both.Width / 2, both.Height / 2));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(40)]
    public void A_stroke_reaches_its_width_beyond_the_letters_in_exactly_its_colour(int width)
    {
        var (plainWidth, plainHeight) = Drawn.Size("Arial_100_bold", "I");
        using var image = Drawn.Text("Arial_100_bold_stroke", "I", Color.White, stroke: (width, new Color(1, 2, 3)));

        Assert.Equal((plainWidth + (2 * width), plainHeight + (2 * width)), (image.Width, image.Height));
        Assert.Equal([1, 2, 3, 255], Drawn.At(image, width / 2, image.Height / 2));
        Assert.Equal([255, 255, 255, 255], Drawn.At(image, image.Width / 2, image.Height / 2));
        Assert.Equal(0, Drawn.At(image, 0, 0)[3] / 128);
    }

    [Theory]
    [InlineData("Arial_20")]
    [InlineData("Arial_20_italic_right")]
    [InlineData("Georgia_31_bold_justify")]
    [InlineData("Courier New_20_letter_spacing_3")]
    public void Wrapped_lines_are_no_wider_than_asked_for(string style)
    {
        foreach (var width in new[] { 90, 150, 333 })
            Assert.InRange(Drawn.Size(style, Long, width: width).Width, width / 2, width);
    }

    [Fact]
    public void A_word_that_fits_no_line_is_broken()
        => Assert.InRange(Drawn.Size("Arial_20", new string('w', 100), width: 120).Width, 60, 120);

    [Fact]
    public void A_stroke_counts_into_the_width_of_wrapped_lines()
        => Assert.InRange(Drawn.Size("Arial_20_stroke", Long, width: 150, stroke: (10, Color.White)).Width, 75, 150);

    [Fact]
    public void More_lines_are_higher()
    {
        var one = Drawn.Size("Arial_20", "Ag").Height;
        var two = Drawn.Size("Arial_20", "Ag\nAg").Height;
        var three = Drawn.Size("Arial_20", "Ag\nAg\nAg").Height;

        Assert.Equal(two - one, three - two);
        Assert.InRange(two - one, 18, 30);
        Assert.True(Drawn.Size("Arial_20", Long, width: 100).Height > Drawn.Size("Arial_20", Long, width: 200).Height);
    }

    [Theory]
    [InlineData("Arial_20_line_spacing_9", 18)]
    [InlineData("Arial_20_line_spacing_-4", -8)]
    public void Line_spacing_comes_between_lines(string style, int more)
        => Assert.Equal(Drawn.Size("Arial_20", "A\nA\nA").Height + more, Drawn.Size(style, "A\nA\nA").Height);

    [Theory]
    [InlineData("Arial_20_letter_spacing_6", 18)]
    [InlineData("Arial_20_letter_spacing_-2", -6)]
    public void Letter_spacing_comes_between_letters(string style, int more)
        => Assert.Equal(Drawn.Size("Arial_20", "HHHH").Width + more, Drawn.Size(style, "HHHH").Width);

    [Fact]
    public void A_text_too_high_for_its_box_ends_in_an_ellipsis()
    {
        var whole = Drawn.Size("Arial_20", Long, width: 150);

        Assert.Equal(whole, Drawn.Size("Arial_20", Long, width: 150, height: whole.Height));
        foreach (var height in new[] { 20, 47, whole.Height - 1 })
            Assert.InRange(Drawn.Size("Arial_20", Long, width: 150, height: height).Height, height / 2, height);
        Assert.InRange(Drawn.Size("Arial_20", Long, width: 150, height: 5).Height, 1, 5);
    }

    [Fact]
    public void Without_trimming_the_box_is_that_of_the_lines_whatever_the_letters()
    {
        var low = Drawn.Size("Arial_40", "a", trim: false);
        var high = Drawn.Size("Arial_40", "Åg", trim: false);
        var two = Drawn.Size("Arial_40", "a\na", trim: false);

        Assert.Equal(low.Height, high.Height);
        Assert.Equal(2 * low.Height, two.Height);
        Assert.InRange(low.Height, 40, 60);
        Assert.True(low.Width > Drawn.Size("Arial_40", "a").Width);
    }

    [Fact]
    public void The_size_of_a_font_is_in_pixels()
        => Assert.InRange(Drawn.Size("Arial_1000", "H").Height, 680, 700);

    [Theory]
    [InlineData("Arial_40_bold", "Arial_40")]
    [InlineData("Roboto_40", "Roboto_40_thin")]
    [InlineData("Arial_40_underline", "Arial_40")]
    [InlineData("Arial_40_strikethrough", "Arial_40")]
    [InlineData("Lobster_40_bold", "Lobster_40")]
    public void Heavier_or_decorated_letters_are_more_ink(string more, string less)
        => Assert.True(Drawn.Ink(more, "Hello") > 1.05 * Drawn.Ink(less, "Hello"));

    [Fact]
    public void Italic_letters_lean()
        => Assert.True(Drawn.Size("Arial_100_italic", "l").Width > Drawn.Size("Arial_100", "l").Width + 5);

    [Fact]
    public void Without_antialiasing_a_pixel_is_covered_or_not()
    {
        using var image = Drawn.Text("Arial_40_antialias_none_stroke", "Sea", stroke: (3, Color.White));
        using var alpha = image[3];
        using var histogram = alpha.HistFind();

        Assert.Equal(image.Width * image.Height, histogram.Getpoint(0, 0)[0] + histogram.Getpoint(255, 0)[0]);
    }

    [Fact]
    public void Justified_lines_fill_the_width()
        => Assert.InRange(Drawn.Size("Arial_20_justify", Long, width: 200).Width, 197, 200);

    [Fact]
    public void Lines_lie_as_the_alignment_says()
    {
        using var left = Drawn.Text("Arial_40_left", "HHHH\nH");
        using var center = Drawn.Text("Arial_40_center", "HHHH\nH");
        using var right = Drawn.Text("Arial_40_right", "HHHH\nH");
        using var end = Drawn.Text("Arial_40_end", "HHHH\nH");

        Assert.Equal(["left", "center", "right", "right"], new[] { left, center, right, end }.Select(PlaceOfLastLine));
    }

    [Fact]
    public void Left_and_right_are_the_same_sides_in_a_text_from_right_to_left()
    {
        using var start = Drawn.Text("Arial_40", "שלום שלום\nש");
        using var left = Drawn.Text("Arial_40_left", "שלום שלום\nש");
        using var right = Drawn.Text("Arial_40_right", "שלום שלום\nש");
        using var end = Drawn.Text("Arial_40_end", "שלום שלום\nש");

        Assert.Equal(["right", "left", "right", "left"], new[] { start, left, right, end }.Select(PlaceOfLastLine));
    }

    private static string PlaceOfLastLine(Image image)
    {
        using var line = image.Crop(0, image.Height - 20, image.Width, 20);
        using var alpha = line[3];
        var left = alpha.FindTrim(background: [0], threshold: 10);
        var (before, after) = ((int)left[0], image.Width - (int)left[0] - (int)left[2]);
        return Math.Abs(before - after) < 8 ? "center" : before < after ? "left" : "right";
    }
}
