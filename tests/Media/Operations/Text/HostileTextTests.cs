using System.Diagnostics;
using ServerlessDam.Media.Operations.Text;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Operations.Text;

public sealed class HostileTextTests
{
    [Theory]
    [InlineData("שלום עולם")]
    [InlineData("مرحبا بالعالم")]
    [InlineData("你好世界 こんにちは 안녕하세요")]
    [InlineData("नमस्ते สวัสดี გამარჯობა")]
    [InlineData("😍👍🏽👨‍👩‍👧 ❤️ 🇩🇪 ©")]
    [InlineData("</span><span size='9999999'>")]
    [InlineData("<b>&amp;&#0;&bogus; \"'")]
    [InlineData("a\0b\u0001c\ufffe\uffff")]
    [InlineData("\ud800 lone \udc00")]
    [InlineData("\u202e\u2066\u2069\u200b\u200d\ufeff a")]
    [InlineData("a\u2028b\u2029c\r\nd\te")]
    public void Any_text_is_drawn(string text)
    {
        using var image = Drawn.Text("Arial_30", text);

        Assert.True(image.Width > 10 && image.Height > 10);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("\u200b\0")]
    public void A_text_with_nothing_to_see_is_one_pixel_of_background(string text)
    {
        using var clear = Drawn.Text("Arial_30", text);
        using var red = Drawn.Text("Arial_30", text, background: new Color(255, 0, 0));

        Assert.Equal((1, 1, 0), (clear.Width, clear.Height, Drawn.At(clear, 0, 0)[3]));
        Assert.Equal([255, 0, 0, 255], Drawn.At(red, 0, 0));
    }

    [Fact]
    public void Nothing_of_a_text_or_a_family_is_markup()
    {
        Assert.True(Drawn.Size("Arial_30", "&amp;").Width > 2 * Drawn.Size("Arial_30", "&").Width);
        Assert.True(Drawn.Size("Arial_30", "<b>a</b>").Width > 3 * Drawn.Size("Arial_30", "a").Width);
        Assert.Equal(Drawn.Size("Nosuch_30", "a"), Drawn.Size("Nosuch' size='99999\"><b>_30", "a"));
        Assert.Equal(Drawn.Size("Arial_30", "a"), Drawn.Size("Arial_30", "a\0\u0001"));
    }

    [Theory]
    [InlineData("Arial_2000", 4000)]
    [InlineData("Arial_40", 4000)]
    [InlineData("Arial_1_letter_spacing_1000", 4000)]
    [InlineData("Arial_2000_letter_spacing_1000", 100)]
    public void A_picture_beyond_the_limits_is_refused_before_it_is_drawn(string style, int letters)
    {
        var watch = Stopwatch.StartNew();

        var error = Assert.Throws<TransformationException>(() => Drawn.Text(style, new string('W', letters)));

        Assert.Contains("Maximum image", error.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("Arial_2000", 300)]
    [InlineData("Arial_20_letter_spacing_1000_line_spacing_1000", 25000)]
    [InlineData("Arial_1_line_spacing_-1000", 1)]
    public void Wrapping_and_spacing_stay_within_the_limits(string style, int width)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var image = Drawn.Text(style, string.Concat(Enumerable.Repeat("Ww \n", 1000)), width: width);
            Assert.True((long)image.Width * image.Height <= 50_000_000);
        }
        catch (TransformationException error)
        {
            Assert.Contains("Maximum image", error.Message, StringComparison.Ordinal);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_long_text_in_a_small_box_costs_what_the_box_costs()
    {
        var watch = Stopwatch.StartNew();

        var size = Drawn.Size("Arial_200", string.Concat(Enumerable.Repeat("words ", 660)), width: 900, height: 500);

        Assert.InRange(size.Height, 250, 500);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("Arial_2000", 300, 500)]
    [InlineData("Arial_24", 10, 25000)]
    public void Letters_too_large_for_their_box_leave_an_ellipsis(string style, int width, int height)
        => Assert.InRange(Drawn.Size(style, string.Concat(Enumerable.Repeat("Ww ", 1300)), width: width, height: height).Height, 1, height);

    [Fact]
    public void Thousands_of_marks_on_one_letter_are_drawn_or_refused()
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var image = Drawn.Text("Arial_30", "a" + string.Concat(Enumerable.Repeat("\u0301\u0316", 1999)));
            Assert.True(image.Height <= 25_000);
        }
        catch (TransformationException error)
        {
            Assert.Contains("Maximum image", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(
            "Text is too long: 10001 characters, at most 4000",
            Assert.Throws<TransformationException>(() => Drawn.Text("Arial_30", "a" + new string('\u0301', 10_000))).Message);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_cancelled_text_is_not_drawn()
        => Assert.Throws<OperationCanceledException>(() => TextPicture.Render(
            TextStyle.Parse("Arial_30"), "a", Color.Black, null, null, null, null, true, null, new CancellationToken(canceled: true)));
}
