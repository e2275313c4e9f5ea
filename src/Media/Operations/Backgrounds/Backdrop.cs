using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Backgrounds;

/// <summary>b_: what is seen behind a picture.</summary>
internal static class Backdrop
{
    /// <summary>Lays the picture on a background of its own size. An opaque picture hides it.</summary>
    public static Picture Under(Picture picture, Background background)
    {
        if (!picture.HasAlpha)
            return picture;
        if (background is SolidBackground { Color.IsOpaque: true } solid)
            return picture.Each(image => Alpha.Flat(image, solid.Color));
        var settled = picture.Settled();
        using var behind = Of(background, settled.First, settled.State.Size);
        return settled.Each(image => Laid(image, behind, 0, 0));
    }

    /// <summary>
    /// Runs a change that opens transparent corners, and lays the result on a background that takes its colours from the picture
    /// as it was before.
    /// </summary>
    public static Picture Around(Picture picture, Background? background, Func<Picture, Picture> change)
    {
        if (background is null or SolidBackground)
            return background is null ? change(picture) : Under(change(picture), background);
        var settled = picture.Settled();
        using var before = settled.First.Copy();
        var changed = change(settled);
        using var behind = Of(background, before, changed.State.Size);
        return changed.Each(image => Laid(image, behind, 0, 0));
    }

    /// <summary>The background as a picture of this size; <paramref name="subject"/> is what it takes its colours from.</summary>
    public static Image Of(Background background, Image subject, PixelSize size) => background switch
    {
        SolidBackground solid => Plain(solid.Color, size),
        AutoBackground { Gradient: { } gradient } auto => Gradients.Of(gradient, ColourChoice.Of(subject, auto, gradient.Colors), size),
        AutoBackground auto => Plain(ColourChoice.Of(subject, auto, 1)[0], size),
        BlurredBackground blurred => Blurred(subject, blurred, size),
        _ => throw new InvalidOperationException($"No backdrop for {background.GetType().Name}."),
    };

    /// <summary>The image over <paramref name="behind"/>, at this place; the result is opaque where that is.</summary>
    public static Image Laid(Image image, Image behind, int x, int y)
    {
        if (!image.HasAlpha() && !behind.HasAlpha())
            return behind.Insert(image, x, y);
        using var over = behind.Composite2(image, Enums.BlendMode.Over, x: x, y: y);
        using var bytes = Alpha.Bytes(over);
        return behind.HasAlpha() ? bytes.Copy() : bytes.ExtractBand(0, n: 3);
    }

    private static Image Plain(Color color, PixelSize size)
    {
        using var black = Image.Black(size.Width, size.Height);
        using var plain = black.NewFromImage(color.IsOpaque ? Alpha.Opaque(color) : Alpha.Bands(color));
        return plain.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <remarks>Twice as soft as e_blur at the same number, so that the copy does not compete with the picture in front of it.</remarks>
    private static Image Blurred(Image subject, BlurredBackground blurred, PixelSize size)
    {
        using var flat = Alpha.Flat(subject, ColourChoice.Of(subject, new(AutoBackgroundSource.Predominant, Contrast: false, null, []), 1)[0]);
        using var covering = flat.ThumbnailImage(size.Width, height: size.Height, size: Enums.Size.Both, crop: Enums.Interesting.Centre);
        using var soft = Softness.Gaussian(covering, blurred.Intensity / 10.0);
        using var lit = soft.Linear([1], [2.55 * blurred.Brightness]);
        using var bytes = Alpha.Bytes(lit);
        return bytes.CopyMemory();
    }
}
