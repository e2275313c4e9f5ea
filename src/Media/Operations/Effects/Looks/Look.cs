using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects.Looks;

/// <summary>A recipe for e_art: what is done to colours, then to tones, then to light. All is percent unless it says otherwise; 0 is nothing.</summary>
internal sealed record Look
{
    /// <summary>As in e_saturation.</summary>
    public int Saturation { get; init; }

    /// <summary>Of an S curve, as in e_contrast.</summary>
    public int Contrast { get; init; }

    /// <summary>Of the middle tones, as in e_gamma.</summary>
    public int Brightness { get; init; }

    /// <summary>Added to red, green and blue where it is dark, 0 to 255.</summary>
    public (int R, int G, int B) Shadows { get; init; }

    /// <summary>Added where it is light.</summary>
    public (int R, int G, int B) Highlights { get; init; }

    /// <summary>Replaces all colours by a way from one to the other.</summary>
    public (Color Dark, Color Light)? Tones { get; init; }

    public int Vignette { get; init; }

    /// <summary>Standard deviation of noise, in levels.</summary>
    public int Grain { get; init; }

    /// <summary>How much of a soft copy shines through.</summary>
    public int Glow { get; init; }

    public Image On(Image image)
    {
        using var scratch = new Scratch();
        var coloured = scratch.Of(Coloured(image));
        var bytes = scratch.Of(Alpha.Bytes(coloured));
        var toned = scratch.Of(Curve.Laid(bytes, v => Toned(v, Shadows.R, Highlights.R), v => Toned(v, Shadows.G, Highlights.G), v => Toned(v, Shadows.B, Highlights.B)));
        var glowing = Glow == 0 ? toned : scratch.Of(Glowing(toned));
        var dark = Vignette == 0 ? glowing : scratch.Of(Effects.Vignette.Darkened(glowing, Vignette / 100.0));
        return Grain == 0 ? dark.Copy() : Grained(dark);
    }

    private Image Coloured(Image image)
    {
        if (Tones is not var (dark, light))
            return Mixes.Saturated(image, Saturation);
        using var grey = Channels.Luma(image);
        return Curve.Laid(grey, v => Between(dark.Red, light.Red, v), v => Between(dark.Green, light.Green, v), v => Between(dark.Blue, light.Blue, v));
    }

    private double Toned(double value, int shadow, int highlight)
    {
        var tone = Curve.Gamma(Math.Clamp(Curve.Sigmoid(value, Contrast / 10.0), 0, 1), Brightness);
        return tone + (shadow / 255.0 * (1 - tone) * (1 - tone)) + (highlight / 255.0 * tone * tone);
    }

    private Image Glowing(Image image)
    {
        using var scratch = new Scratch();
        var soft = scratch.Of(Softness.Gaussian(image, Math.Max(1, Math.Min(image.Width, image.Height) / 40.0)));
        var dimmed = scratch.Of(soft.Linear([-Glow / 100.0 / 255], [1]));
        var inverse = scratch.Of(image.Linear([-1], [255]));
        var covered = scratch.Of(inverse * dimmed);
        return covered.Linear([-1], [255]);
    }

    /// <remarks>Always the same noise, so that a result can be derived again.</remarks>
    private Image Grained(Image image)
    {
        using var noise = Image.Gaussnoise(image.Width, image.Height, sigma: Grain, mean: 0, seed: 1);
        return image + noise;
    }

    private static double Between(byte dark, byte light, double share) => (dark + (share * (light - dark))) / 255;
}
