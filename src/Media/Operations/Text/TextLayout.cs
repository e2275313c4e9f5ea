using NetVips;
using ServerlessDam.Media.Operations.Text.Fonts;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Text;

/// <summary>
/// Lines of text through <c>vips_text</c>, which is Pango: shaping, fonts for every script, both directions. Hinting is what
/// fontconfig says: vips_text has no argument for it.
/// </summary>
/// <param name="Font">Null for the installed family that the style names.</param>
/// <param name="WrapWidth">In pixels, null for lines as written.</param>
internal sealed record TextLayout(TextStyle Style, FontFile? Font, int? WrapWidth)
{
    /// <summary>Size at which a text is tried before it is drawn: a font of 2000 pixels makes gigabytes of a page of text.</summary>
    private const double TrialSize = 24;

    public int LineSpacing => (int)Math.Round(Style.LineSpacing);

    /// <summary>The letters in this colour, RGBA; null when there is nothing to see.</summary>
    /// <exception cref="TransformationException">Above <see cref="PixelLimits"/>.</exception>
    public Ink? Draw(string text, Color color)
    {
        Check(text);
        var hasColours = ColourGlyphs.MayBeIn(text);
        var drawn = Run(text, 1, WrapWidth, hasColours ? color : null);
        if (drawn is null)
            return null;

        // Italics reach out of the line that they fit in.
        if (drawn.Image.Width > WrapWidth && 2 * WrapWidth > drawn.Image.Width)
        {
            var narrower = (2 * WrapWidth.Value) - drawn.Image.Width;
            drawn.Dispose();
            drawn = Run(text, 1, narrower, hasColours ? color : null)!;
        }

        using (drawn)
        {
            PixelLimits.Checked(new(drawn.Image.Width, drawn.Image.Height));
            var image = hasColours ? Alpha.Times(drawn.Image, color.Alpha / 255.0).Copy() : Coloured(drawn.Image, color);
            return drawn with { Image = image };
        }
    }

    /// <summary>The letters as they will be, one band; null when there is nothing to see.</summary>
    /// <exception cref="TransformationException">Above <see cref="PixelLimits"/>.</exception>
    public Ink? Measure(string text)
    {
        Check(text);
        return Run(text, 1, WrapWidth, null);
    }

    /// <summary>In pixels, of the ink, found at a small size; 0 when there is nothing to see.</summary>
    public double EstimatedHeight(string text)
    {
        try
        {
            return Estimate(text).Height;
        }
        catch (TransformationException)
        {
            // Too high even at the small size: about a line for each letter.
            return text.Length * (Style.Size + Math.Max(0.0, LineSpacing));
        }
    }

    /// <summary>One band of coverage as a colour with alpha.</summary>
    public static Image Coloured(Image mask, Color color)
    {
        using var plain = mask.NewFromImage(Alpha.Opaque(color));
        using var bytes = mask.Linear([color.Alpha / 255.0], [0]);
        using var alpha = Alpha.Bytes(bytes);
        using var joined = plain.Bandjoin(alpha);
        return joined.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private void Check(string text)
    {
        // Spacing alone can make a picture of any size, whatever the font.
        var letters = text.Length * Math.Max(0, (double)Style.LetterSpacing);
        var lines = text.Count(c => c == '\n') * Math.Max(0, (double)Style.LineSpacing);
        if (letters * Style.Size / 2 > 2 * PixelLimits.MaxArea || lines > PixelLimits.MaxSide)
            throw TooLarge();

        var (width, height) = Estimate(text);
        // Small letters are rounded to whole pixels more than large ones, so that the estimate errs by some percent.
        PixelLimits.Size(width / 1.1, height / 1.1);
    }

    private (double Width, double Height) Estimate(string text)
    {
        var scale = Math.Min(1, TrialSize / Style.Size);
        using var trial = Run(text, scale, WrapWidth, null);
        return trial is null ? (0, 0) : (trial.Image.Width / scale, trial.Image.Height / scale);
    }

    private Ink? Run(string text, double scale, int? wrapWidth, Color? inColour)
    {
        var start = TextDirection.IsRightToLeft(text) ? Enums.Align.High : Enums.Align.Low;
        try
        {
            var image = Image.Text(
                TextMarkup.Of(text, Style, Font?.Family, scale, inColour),
                out _,
                width: wrapWidth is { } width ? Math.Max(1, (int)Math.Round(width * scale)) : null,
                align: Style.Alignment switch
                {
                    TextAlignment.Center => Enums.Align.Centre,
                    TextAlignment.End => Enums.Align.High,
                    // Pango turns left and right around in a text that runs from right to left.
                    TextAlignment.Left => start,
                    TextAlignment.Right => start == Enums.Align.Low ? Enums.Align.High : Enums.Align.Low,
                    _ => Enums.Align.Low,
                },
                justify: Style.Alignment == TextAlignment.Justify,
                dpi: 72,
                spacing: (int)Math.Round(LineSpacing * scale),
                fontfile: Font?.Path,
                rgba: inColour is not null,
                wrap: Enums.TextWrap.WordChar);
            return new(image, image.Xoffset, image.Yoffset);
        }
        catch (VipsException e) when (e.Message.Contains("no text to render", StringComparison.Ordinal))
        {
            return null;
        }
        // Cairo's surfaces end at 32767 pixels, beyond our limit at any scale up to 1.
        catch (VipsException e) when (e.Message.Contains("typically too big", StringComparison.Ordinal))
        {
            throw TooLarge();
        }
    }

    private static TransformationException TooLarge() => new($"Maximum image width/height is {PixelLimits.MaxSide}");
}
