using ServerlessDam.Transformations.Layers;

namespace ServerlessDam.Transformations.Tests.Layers;

public sealed class TextStyleTests
{
    public static TheoryData<string, TextStyle> Styles() => new()
    {
        { "Arial_20", new() { Family = "Arial", Size = 20 } },
        { "Arial", new() { Family = "Arial", Size = 12 } },
        { "Arial_bold", new() { Family = "Arial", Size = 12, Weight = FontWeight.Bold } },
        { "Times New Roman_2000", new() { Family = "Times New Roman", Size = 2000 } },
        { "my_font_9_italic", new() { Family = "my_font", Size = 9, IsItalic = true } },
        { "3_4", new() { Family = "3", Size = 4 } },
        { "Arial_20_normal_none", new() { Family = "Arial", Size = 20 } },
        { "Arial_20_demibold", new() { Family = "Arial", Size = 20, Weight = FontWeight.SemiBold } },
        { "Arial_20_heavy_strikethrough", new() { Family = "Arial", Size = 20, Weight = FontWeight.Black, Decoration = TextDecoration.Strikethrough } },
        { "Arial_20_letter_spacing_-0.5", new() { Family = "Arial", Size = 20, LetterSpacing = -0.5m } },
        { "Arial_20_antialias_none_hinting_slight", new() { Family = "Arial", Size = 20, Antialias = TextAntialias.None, Hinting = TextHinting.Slight } },
        {
            "Arial_20_bold_italic_underline_center_stroke_letter_spacing_4_line_spacing_-2",
            new()
            {
                Family = "Arial",
                Size = 20,
                Weight = FontWeight.Bold,
                IsItalic = true,
                Decoration = TextDecoration.Underline,
                Alignment = TextAlignment.Center,
                HasStroke = true,
                LetterSpacing = 4,
                LineSpacing = -2,
            }
        },
    };

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_style_is_a_family_a_size_and_keywords(string text, TextStyle expected)
        => Assert.Equal(expected, TextStyle.Parse(text));

    [Theory]
    [InlineData("Arial_20_stroke_line_spacing_1_bold_letter_spacing_2_italic", "Arial_20_bold_italic_stroke_letter_spacing_2_line_spacing_1")]
    [InlineData("Arial_20_letter_spacing_4.0", "Arial_20_letter_spacing_4")]
    [InlineData("Arial_20_letter_spacing_-0", "Arial_20")]
    [InlineData("Arial_20_start", "Arial_20")]
    [InlineData("Arial_020_ultrabold_justify", "Arial_20_extrabold_justify")]
    public void Keywords_in_any_order_are_one_style(string text, string canonical)
    {
        Assert.Equal(canonical, TextStyle.Parse(text).ToString());
        Assert.Equal(TextStyle.Parse(canonical), TextStyle.Parse(text));
        Assert.Equal(TextStyle.Parse(canonical).GetHashCode(), TextStyle.Parse(text).GetHashCode());
    }

    [Theory]
    [InlineData("font.ttf_30", "font.ttf")]
    [InlineData("fonts/My Font.OTF_30", "fonts/My Font.OTF")]
    [InlineData("font.woff2_30", "font.woff2")]
    [InlineData("Arial_30", null)]
    public void A_family_with_the_extension_of_a_font_is_an_uploaded_one(string text, string? id)
        => Assert.Equal(id, TextStyle.Parse(text).FontId);

    [Theory]
    [InlineData("", "a font family has 1 to 255 characters")]
    [InlineData(" _20", "a font family has 1 to 255 characters")]
    [InlineData("A\tb_20", "a font family has 1 to 255 characters")]
    [InlineData("Arial_0", "the size is 1 to 2000 pixels")]
    [InlineData("Arial_2001", "the size is 1 to 2000 pixels")]
    [InlineData("Arial_99999", "'99999' is no keyword of a style")]
    [InlineData("Arial_20_", "'' is no keyword of a style")]
    [InlineData("Arial_20_30", "'30' is no keyword of a style")]
    [InlineData("Arial_20_Bold", "'Bold' is no keyword of a style")]
    [InlineData("Arial_20_letter_spacing", "'letter' is no keyword of a style")]
    [InlineData("Arial_20_letter_spacing_wide", "letter_spacing is a number from -1000 to 1000")]
    [InlineData("Arial_20_line_spacing_1001", "line_spacing is a number from -1000 to 1000")]
    [InlineData("Arial_20_antialias_much", "'antialias_much' is no keyword of a style")]
    [InlineData("Arial_20_hinting", "'hinting' is no keyword of a style")]
    public void A_style_that_makes_no_sense_is_refused_with_the_reason(string text, string reason)
        => Assert.Equal(
            $"Invalid text style in transformation: {text} ({reason})",
            Assert.Throws<TransformationException>(() => TextStyle.Parse(text)).Message);
}
