using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Backgrounds;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations;

/// <summary>a_: turns clockwise, then mirrors. An oblique angle grows the canvas to hold all of the picture.</summary>
internal static class Turning
{
    public static Picture Apply(Picture picture, RotateStep step)
    {
        if (step is { Degrees: 0, FlipHorizontal: false, FlipVertical: false })
            return picture;
        var size = step.SizeOf(picture.State.Size);
        return Backdrop.Around(
            picture.Settled(),
            step.IsRightAngle ? null : step.Corners,
            whole => whole.Each(image => Flipped(Turned(image, step, size), step), step.After(whole.State)));
    }

    private static Image Turned(Image image, RotateStep step, PixelSize size) => step.Degrees switch
    {
        0 => image.Copy(),
        90 => image.Rot90(),
        180 => image.Rot180(),
        270 => image.Rot270(),
        _ => Oblique(image, step.Degrees, size),
    };

    /// <remarks>libvips rounds the bounding box its own way; it is set to the size the plan counts on.</remarks>
    private static Image Oblique(Image image, double degrees, PixelSize size)
    {
        using var bicubic = Interpolate.NewFromName("bicubic");
        using var opaque = Alpha.On(image);
        return Alpha.Premultiplied(opaque, pixels =>
        {
            using var turned = pixels.Similarity(angle: degrees, interpolate: bicubic, background: [0, 0, 0, 0]);
            return turned.Gravity(Enums.CompassDirection.Centre, size.Width, size.Height, extend: Enums.Extend.Background, background: [0, 0, 0, 0]);
        });
    }

    private static Image Flipped(Image image, RotateStep step)
    {
        using (image)
        {
            using var sideways = step.FlipHorizontal ? image.FlipHor() : image.Copy();
            return step.FlipVertical ? sideways.FlipVer() : sideways.Copy();
        }
    }
}
