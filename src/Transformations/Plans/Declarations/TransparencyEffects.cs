using ServerlessDam.Transformations.Plans.Reshaping;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>What becomes transparent, and what is drawn along the border of what is not.</summary>
internal static class TransparencyEffects
{
    public static readonly ValueList<Effect> All =
    [
        new("bgremoval", "Makes the flat background transparent as far as it is connected with the picture's edges, or, by screen, every shade of its hue; without a colour it is the edges' most frequent one.", "e_bgremoval", Optional("mode", "connected", "screen"), new ColorDeclaration("color", FromCo: false, null)),
        new("dropshadow", "Lets what is not transparent throw a shadow inside the picture's own box; azimuth is where the light comes from, clockwise from the top, elevation its height above the ground, spread how soft it is.", "c_mpad,h_1.2,w_1.2/e_dropshadow:azimuth_315;elevation_40;spread_30", new NumberDeclaration("azimuth", "degrees", 0, 360, 215), new NumberDeclaration("elevation", "degrees", 0, 90, 45), Percent("spread", 0, 100, 50)),
        new("gradient_fade", "Fades one edge out, or two by symmetric, measured from what is not transparent by symmetric_pad; strength is how transparent the edge becomes, wholly from 20 on, x and y say how far the fade reaches, from left and top or, below 0, from right and bottom.", "e_gradient_fade:symmetric:80,x_0.4", Optional("type", "plain", "symmetric", "symmetric_pad"), Percent("strength", 0, 100, 20), new OffsetDeclaration("x"), new OffsetDeclaration("y")),
        new("make_transparent", "Makes every pixel transparent that is like the colour of co, by default the edges' most frequent one; tolerance is how far a colour may differ.", "co_white,e_make_transparent:20", Percent("tolerance", 0, 100, 10), Co(null)),
        new("opacity_threshold", "Makes every pixel wholly opaque or wholly transparent; level is the opacity from which on it is opaque, 0 for all.", "e_opacity_threshold:60", Percent("level", 0, 100, 50)),
        new("outline", "Draws a line in the colour of co along the border of what is not transparent: outside, inside, or with the shape filled; width and blur are in the units of a border and of blur.", "co_red,e_outline:outer:8:40", Optional("mode", "outer", "inner", "inner_fill", "fill"), Pixels("width", 1, 100, 5), new NumberDeclaration("blur", "twentieths of a pixel", 0, 2000, 0), Co(Color.Black)),
        new("shadow", "Puts a soft shadow of the picture behind it, in the colour of co at x and y, on a canvas that grows to hold it; strength is its opacity.", "co_gray,e_shadow:60,x_12,y_12", Percent("strength", 0, 100, 40), Co(Color.Gray), new OffsetDeclaration("x"), new OffsetDeclaration("y"))
        {
            Reshapes = (step, before) => before.After(ShadowRoom.Of(step, before).Picture),
        },
    ];
}
