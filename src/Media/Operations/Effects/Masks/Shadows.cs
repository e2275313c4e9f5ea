using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Reshaping;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects.Masks;

/// <summary>e_shadow and e_dropshadow: what is not transparent, moved, softened, in one colour, behind the picture.</summary>
internal static class Shadows
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("dropshadow", "Lets what is not transparent throw a shadow inside the picture's own box; azimuth is where the light comes from, clockwise from the top, elevation its height above the ground, spread how soft it is.", "c_mpad,h_1.2,w_1.2/e_dropshadow:azimuth_315;elevation_40;spread_30", Drop, new NumberDeclaration("azimuth", "degrees", 0, 360, 215), new NumberDeclaration("elevation", "degrees", 0, 90, 45), Percent("spread", 0, 100, 50)),
        new("shadow", "Puts a soft shadow of the picture behind it, in the colour of co at x and y, on a canvas that grows to hold it; strength is its opacity.", "co_gray,e_shadow:60,x_12,y_12", Grow, Percent("strength", 0, 100, 40), Co(Color.Gray), new OffsetDeclaration("x"), new OffsetDeclaration("y"))
        {
            Reshapes = (step, before) => before.After(ShadowRoom.Of(step, before).Picture),
        },
    ];

    /// <summary>Of a dropped shadow.</summary>
    private const double Opacity = 0.6;

    /// <summary>How far a light at the horizon throws a shadow, as a share of the shorter side.</summary>
    private const double Reach = 0.2;

    public static Picture Grow(Picture picture, EffectStep step)
    {
        var room = ShadowRoom.Of(step, picture.State);
        var (canvas, left, top) = (room.Picture.Canvas, room.Picture.OffsetX, room.Picture.OffsetY);
        return picture.Settled().Each(
            image =>
            {
                using var scratch = new Scratch();
                var with = scratch.Of(Alpha.On(image));
                var placed = scratch.Of(with.Embed(left, top, canvas.Width, canvas.Height, extend: Enums.Extend.Background, background: [0, 0, 0, 0]));
                return Behind(placed, room.X, room.Y, ShadowRoom.Softness, step.Color("color") ?? Color.Gray, step.Number("strength") / 100.0);
            },
            step.After(picture.State));
    }

    /// <summary>Inside the picture's own box; an opaque picture has no room for one.</summary>
    public static Picture Drop(Picture picture, EffectStep step)
    {
        if (!picture.HasAlpha)
            return picture;
        var side = Math.Min(picture.State.Size.Width, picture.State.Size.Height);
        var distance = side * Reach * Math.Cos(step.Number("elevation") * Math.PI / 180);
        var (sin, cos) = Math.SinCos(step.Number("azimuth") * Math.PI / 180);
        var softness = Math.Max(0.5, side * step.Number("spread") / 2500.0);

        // The light comes from there, so the shadow falls the other way; y counts downwards.
        var (x, y) = ((int)Math.Round(-sin * distance), (int)Math.Round(cos * distance));
        return picture.Settled().Each(image => Behind(image, x, y, softness, Color.Black, Opacity));
    }

    private static Image Behind(Image image, int x, int y, double softness, Color color, double opacity)
    {
        using var scratch = new Scratch();
        var alpha = scratch.Of(image[3]);
        var moved = scratch.Of(Channels.Moved(alpha, x, y, Enums.Extend.Black));
        var soft = scratch.Of(Softness.Gaussian(moved, softness));
        var faint = scratch.Of(soft.Linear([opacity * color.Alpha / 255], [0]));
        var shadow = scratch.Of(Layers.Of(color, faint));
        var laid = scratch.Of(shadow.Composite2(image, Enums.BlendMode.Over));
        return Alpha.Bytes(laid);
    }
}
