using System.Globalization;
using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Backgrounds;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations;

/// <summary>bo_: a line outside the picture, following the rounding of the same component.</summary>
internal static class Bordering
{
    /// <summary>How far the line reaches under rounded corners, so that no gap shows between two smooth edges.</summary>
    private const int Overlap = 1;

    public static Picture Apply(Picture picture, BorderStep step)
        => Backdrop.Around(picture, step.Radius?.Outside, rounded => Framed(rounded, step));

    private static Picture Framed(Picture picture, BorderStep step)
    {
        var canvas = step.Geometry(picture.State.Size).Canvas;
        var outline = Rounding.OutlineOf(step.Radius, picture.State.Size);
        using var drawn = outline.Ring(step.WidthInPixels, step.Radius is null ? 0 : Overlap, Css(step.Color));
        using var ring = drawn.CopyMemory();
        var opaque = step.Radius is null && step.Color.IsOpaque && !picture.HasAlpha;
        return picture.Each(
            image =>
            {
                using var with = Alpha.On(image);
                using var placed = with.Embed(
                    step.WidthInPixels, step.WidthInPixels, canvas.Width, canvas.Height,
                    extend: Enums.Extend.Background, background: [0, 0, 0, 0]);
                using var framed = ring.Composite2(placed, Enums.BlendMode.Over);
                using var bytes = Alpha.Bytes(framed);
                return opaque ? bytes.ExtractBand(0, n: 3) : bytes.Copy();
            },
            step.After(picture.State));
    }

    private static string Css(Color color)
        => string.Create(CultureInfo.InvariantCulture, $"rgba({color.Red},{color.Green},{color.Blue},{color.Alpha / 255.0:0.####})");
}
