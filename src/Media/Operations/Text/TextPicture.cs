using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Backgrounds;
using ServerlessDam.Media.Operations.Text.Fonts;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Text;

/// <summary>A text as a picture of its own, what <c>l_text</c> lays over another. Meant for a media worker: fonts can be hostile.</summary>
public static class TextPicture
{
    /// <param name="color">Of the letters; emoji keep their own.</param>
    /// <param name="background">Of the box; null for transparent.</param>
    /// <param name="stroke">Pixels that an outline reaches beyond the letters, and its colour; null for none.</param>
    /// <param name="wrapWidth">Lines are broken between words to fit this many pixels; null leaves them as written.</param>
    /// <param name="maxHeight">A text higher than this many pixels ends early, in an ellipsis; null for none.</param>
    /// <param name="trim">Cut to the ink; otherwise the box of the lines stays, which is as high for <c>a</c> as for <c>Ág</c>.</param>
    /// <param name="fontFile">
    /// The font where the style names an uploaded one: TrueType or OpenType, also as WOFF or WOFF2. Null for the family of the style,
    /// in whose place another stands when it is not installed.
    /// </param>
    /// <returns>sRGB with alpha, 8 bits, in memory. A text of blanks is one transparent pixel.</returns>
    /// <exception cref="TransformationException">The picture would be above <see cref="PixelLimits"/>, or the text is too long.</exception>
    /// <exception cref="Assets.Errors.DamException">
    /// Unprocessable: the file is no font. NotAvailable: WOFF2 cannot be read here.
    /// </exception>
    public static Image Render(
        TextStyle style,
        string text,
        Color color,
        Color? background,
        (int Width, Color Color)? stroke,
        int? wrapWidth,
        int? maxHeight,
        bool trim,
        string? fontFile,
        CancellationToken cancellationToken)
    {
        LibvipsPolicy.Apply();
        if (text.Length > TextSource.MaxLength)
            throw new TransformationException($"Text is too long: {text.Length} characters, at most {TextSource.MaxLength}");

        var margin = stroke is { Width: > 0 and var width } ? Math.Min(width, TextOutline.MaxWidth) : 0;
        var layout = new TextLayout(style, fontFile is null ? null : FontFile.Load(fontFile, cancellationToken), Box(wrapWidth, margin));
        var fitted = Box(maxHeight, margin) is { } height ? Ellipsis.Fit(layout, text, height, cancellationToken) : text;
        using var ink = layout.Draw(fitted, color);
        if (ink is null)
            return Whole(Pixel(background ?? Color.Transparent), cancellationToken);

        using var letters = style.Antialias == TextAntialias.None ? Alpha.Changed(ink.Image, Thresholded) : ink.Image.Copy();
        using var boxed = Boxed(letters, trim ? Edges.None : LineBox.Around(layout, fitted, ink), margin);
        using var outlined = margin > 0 ? TextOutline.Under(boxed, margin, stroke!.Value.Color, style.Antialias) : boxed.Copy();
        using var limited = maxHeight is { } limit && outlined.Height > limit ? outlined.Crop(0, 0, outlined.Width, limit) : outlined.Copy();
        return Whole(background is { } box ? On(box, limited) : limited.Copy(), cancellationToken);
    }

    internal static Image Thresholded(Image alpha) => alpha >= 128;

    /// <summary>What is left of a side for letters between two outlines.</summary>
    private static int? Box(int? side, int margin)
        => side is { } pixels ? Math.Clamp(pixels - (2 * margin), 1, PixelLimits.MaxSide) : null;

    private static Image Boxed(Image letters, Edges edges, int margin)
    {
        var size = PixelLimits.Checked(new(
            letters.Width + edges.Left + edges.Right + (2 * margin), letters.Height + edges.Top + edges.Bottom + (2 * margin)));
        return letters.Embed(edges.Left + margin, edges.Top + margin, size.Width, size.Height, extend: Enums.Extend.Black);
    }

    private static Image Pixel(Color color)
    {
        using var black = Image.Black(1, 1);
        return black.NewFromImage(Alpha.Bands(color));
    }

    private static Image On(Color box, Image letters)
    {
        if (box.IsOpaque)
        {
            using var flat = Alpha.Flat(letters, box);
            return flat.AddAlpha();
        }

        using var behind = Backdrop.Of(new SolidBackground(box), letters, new(letters.Width, letters.Height));
        return Backdrop.Laid(letters, behind, 0, 0);
    }

    private static Image Whole(Image image, CancellationToken cancellationToken)
    {
        using (image)
        using (var placed = image.Copy(interpretation: Enums.Interpretation.Srgb, xoffset: 0, yoffset: 0))
            return Cancellation.Heed(placed, static picture => picture.CopyMemory(), cancellationToken);
    }
}
