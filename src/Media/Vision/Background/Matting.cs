using NetVips;
using ServerlessDam.Media.Operations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Vision.Background;

/// <summary>Makes the background of a picture transparent: the model's mask, with the picture's own edges.</summary>
internal static class Matting
{
    /// <summary>Of the copy on which edges are looked for, in pixels; larger pictures take over what is found there.</summary>
    private const int WorkSide = 1024;

    /// <summary>Of the longest side; as far as the mask may be off.</summary>
    private const int RadiusShare = 160;

    /// <summary>What is nearly behind is behind, and the other way round: no veil stays on either side.</summary>
    private const double Least = 0.08;
    private const double Most = 0.92;

    /// <param name="image">In memory, sRGB of 8 bits, with or without alpha.</param>
    /// <param name="fine">Keeps hair and fur, and more of what is no edge.</param>
    public static Image Apply(Image image, BackgroundModel model, bool fine, CancellationToken cancellationToken)
    {
        using var flat = Alpha.Flat(image, Color.White);
        using var mask = MaskOf(flat, model, fine, cancellationToken);
        return Alpha.Masked(image, mask);
    }

    /// <summary>One band of bytes of the image's size.</summary>
    private static Image MaskOf(Image flat, BackgroundModel model, bool fine, CancellationToken cancellationToken)
    {
        using var picture = VisiblePicture.Of(flat);
        var coarse = model.Find(picture, cancellationToken);
        var factor = Math.Min(1, WorkSide / (double)Math.Max(flat.Width, flat.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(flat.Width * factor)), Math.Max(1, (int)Math.Round(flat.Height * factor)));
        var (guide, mask) = (Brightness(flat, width, height), Sized(coarse, BackgroundModel.Side, BackgroundModel.Side, width, height));
        var radius = Math.Max(1, Math.Max(width, height) / RadiusShare);
        var (slope, offset) = GuidedFilter.Fit(guide, mask.WriteToMemory<float>(), width, height, radius, fine ? 1e-4f : 1e-3f);
        mask.Dispose();
        cancellationToken.ThrowIfCancellationRequested();

        using var slopes = Sized(slope, width, height, flat.Width, flat.Height);
        using var offsets = Sized(offset, width, height, flat.Width, flat.Height);
        using var bright = Bright(flat);
        using var multiplied = bright * slopes;
        using var fitted = multiplied + offsets;
        using var levels = fitted.Linear([255 / (Most - Least)], [-255 * Least / (Most - Least)]);
        using var bytes = Alpha.Bytes(levels);
        return bytes.CopyMemory();
    }

    private static float[] Brightness(Image flat, int width, int height)
    {
        using var bright = Bright(flat);
        using var small = bright.Resize(width / (double)flat.Width, vscale: height / (double)flat.Height, kernel: Enums.Kernel.Linear);
        return small.WriteToMemory<float>();
    }

    /// <summary>0 to 1.</summary>
    private static Image Bright(Image flat)
    {
        using var weighted = flat.Recomb(Image.NewFromArray(new[,] { { 0.299 / 255, 0.587 / 255, 0.114 / 255 } }));
        return weighted.Cast(Enums.BandFormat.Float);
    }

    private static Image Sized(float[] values, int width, int height, int newWidth, int newHeight)
    {
        using var image = Image.NewFromMemoryCopy(values, width, height, 1, Enums.BandFormat.Float);
        return image.Resize(newWidth / (double)width, vscale: newHeight / (double)height, kernel: Enums.Kernel.Linear);
    }
}
