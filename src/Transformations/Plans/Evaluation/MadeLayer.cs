using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <summary>A layer after its own steps, to be laid once or on several regions.</summary>
internal sealed class MadeLayer(ICanvas picture, LayerFrame frame)
{
    public ICanvas Picture => picture;

    public LayerFrame Frame => frame;

    public LayerPlacement Placement { get; set; } = new();

    /// <param name="region">Of the base in front of all copies; null for a layer that lies on none.</param>
    /// <param name="size">Of the base in front of all copies, which fractions are of.</param>
    /// <param name="moved">Where earlier copies, which made the canvas larger, have moved the base's top left corner to.</param>
    /// <returns>Where that corner is now.</returns>
    public (int X, int Y) LayOn(ICanvas canvas, PixelRect? region, PixelSize size, (int X, int Y) moved)
    {
        if (region is not { } box)
        {
            canvas.Lay(picture, Placement);
            return moved;
        }

        var placement = Placement with
        {
            Region = box with { X = box.X + moved.X, Y = box.Y + moved.Y },
            X = new(LengthUnit.Pixels, Placement.X.In(size.Width)),
            Y = new(LengthUnit.Pixels, Placement.Y.In(size.Height)),
        };
        var before = canvas.State;
        canvas.Lay(picture, placement);
        if (canvas.State.Size == before.Size)
            return moved;

        var geometry = LayerGeometry.Of(placement, picture.State.Size, before);
        return (moved.X + geometry.BaseX, moved.Y + geometry.BaseY);
    }
}
