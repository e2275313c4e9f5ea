using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_pixelate: squares of one colour, the mean of what was there.</summary>
internal static class Pixelate
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("pixelate", "Turns the picture into squares of one colour each; square is their side.", "e_pixelate:12", Settled(Apply), Pixels("square", 1, 200, 5)),
        new("pixelate_faces", "Turns the faces that are known of the picture into squares of one colour each; square is their side.", "e_pixelate_faces:12", Parts.Faces(Apply), Pixels("square", 1, 200, 5)),
        new("pixelate_region", "Turns a part of the picture into squares of one colour each: the box of x, y, w and h, or the region that g names; square is their side.", "e_pixelate_region:12,h_0.4,w_0.4,x_0.3,y_0.3", Parts.Region(Apply), Pixels("square", 1, 200, 5), new RegionDeclaration("region")),
    ];

    public static Image Apply(Image image, EffectStep step)
    {
        var square = step.Number("square");
        var (width, height) = (image.Width, image.Height);

        // The last squares reach over the edge: what is missing there repeats the edge.
        using var whole = image.Embed(0, 0, Whole(width, square), Whole(height, square), extend: Enums.Extend.Copy);
        using var means = whole.Shrink(square, square);
        using var squares = means.Zoom(square, square);
        return squares.Crop(0, 0, width, height);
    }

    private static int Whole(int side, int square) => (side + square - 1) / square * square;
}
