using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>Sharp and soft, whole or in a part of the picture.</summary>
internal static class FocusEffects
{
    public static readonly ValueList<Effect> All =
    [
        new("blur", "Makes the picture soft; a twentieth of the strength is the reach in pixels.", "e_blur:300", Strength(100)),
        new("blur_faces", "Makes the faces that are known of the picture soft; strength as for blur.", "e_blur_faces:800", Strength(500)),
        new("blur_region", "Makes a part of the picture soft: the box of x, y, w and h, or the region that g names; strength as for blur.", "e_blur_region:800,h_0.4,w_0.4,x_0.3,y_0.3", Strength(100), new RegionDeclaration("region")),
        new("pixelate", "Turns the picture into squares of one colour each; square is their side.", "e_pixelate:12", Pixels("square", 1, 200, 5)),
        new("pixelate_faces", "Turns the faces that are known of the picture into squares of one colour each; square is their side.", "e_pixelate_faces:12", Pixels("square", 1, 200, 5)),
        new("pixelate_region", "Turns a part of the picture into squares of one colour each: the box of x, y, w and h, or the region that g names; square is their side.", "e_pixelate_region:12,h_0.4,w_0.4,x_0.3,y_0.3", Pixels("square", 1, 200, 5), new RegionDeclaration("region")),
        new("redeye", "Takes the red out of pupils in the faces that are known of the picture.", "e_redeye"),
        new("sharpen", "Brings out fine detail; 100 adds as much contrast between neighbours as there was.", "e_sharpen:200", new NumberDeclaration("strength", "percent", 1, 2000, 100)),
        new("tilt_shift", "Keeps a level band in the middle sharp and softens what is above and below, like a photo of a miniature; strength is how soft the edges become.", "e_tilt_shift:60", Percent("strength", 0, 100, 20)),
        new("unsharp_mask", "Brings out broader edges; 100 adds as much contrast across an edge as there was.", "e_unsharp_mask:200", new NumberDeclaration("strength", "percent", 1, 2000, 100)),
    ];

    private static NumberDeclaration Strength(int otherwise) => new("strength", "twentieths of a pixel", 1, 2000, otherwise);
}
