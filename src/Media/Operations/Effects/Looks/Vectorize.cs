using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;

namespace ServerlessDam.Media.Operations.Effects.Looks;

/// <summary>e_vectorize: the look of a drawing in areas of flat colour. It is made at 1000 pixels at most, as the reference says.</summary>
internal static class Vectorize
{
    public static readonly ValueList<PixelEffect> All =
    [
        new(
            "vectorize",
            "Redraws the picture in areas of few flat colours with smooth outlines; colors is how many, detail and despeckle how small an area survives, corners how sharp its outline stays, paths the share of areas kept; as svg it is a drawing.",
            "e_vectorize:colors:6:detail:300",
            SettledColours(Apply),
            new NumberDeclaration("colors", "colours", 2, 30, 10),
            new DecimalDeclaration("detail", "0 to 1 as a fraction, else up to 1000", 0, 1000, 300),
            new DecimalDeclaration("despeckle", "0 to 1 as a fraction, else up to 100", 0, 100, 2),
            new DecimalDeclaration("paths", "percent", 0, 100, 100),
            new DecimalDeclaration("corners", "percent", 0, 100, 25))
        {
            MakesDrawing = true,
        },
    ];

    private const int LongestSide = 1000;

    public static Image Apply(Image image, EffectStep step)
    {
        using var scratch = new Scratch();
        var factor = Math.Min(1, (double)LongestSide / Math.Max(image.Width, image.Height));
        var (width, height) = (Side(image.Width, factor), Side(image.Height, factor));
        var small = factor < 1 ? scratch.Of(image.Resize((double)width / image.Width, vscale: (double)height / image.Height)) : image;

        // Fewer paths, less detail and more despeckling all mean larger areas.
        var detail = Share(step.Decimal("detail"), 1000);
        var speckles = Share(step.Decimal("despeckle"), 100);
        var lost = (1 - detail) + speckles + (1 - Share(step.Decimal("paths"), 100));
        var brush = 1 + (int)Math.Round(4 * lost * Math.Max(width, height) / LongestSide);
        var simple = scratch.Of(FlatStrokes.Painted(small, brush));
        var roundness = 1.5 * (1 - Share(step.Decimal("corners"), 100));
        var smooth = roundness < 0.2 ? simple : scratch.Of(simple.Gaussblur(roundness));
        var flat = scratch.Of(FewColours.Of(smooth, step.Number("colors")));
        return factor < 1 ? flat.Resize((double)image.Width / width, vscale: (double)image.Height / height, kernel: Enums.Kernel.Linear) : flat.Copy();
    }

    private static int Side(int side, double factor) => Math.Max(1, (int)Math.Round(side * factor));

    /// <summary>Written as a fraction up to 1, or up to <paramref name="most"/>.</summary>
    private static double Share(double? value, double most) => value is null or > 1 ? (value ?? most) / most : value.Value;
}
