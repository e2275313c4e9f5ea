using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Operations.Salience;

/// <summary>Something that is known to be in a picture, in shares of the picture's sides: a window shows all of it or nothing, where it can.</summary>
/// <param name="Weight">Of all weight of the picture.</param>
internal readonly record struct KnownRegion(double Left, double Top, double Width, double Height, double Weight)
{
    /// <summary>Of its weight, what a window that cuts it loses beside the part that it cuts: half a head is worth less than half of one.</summary>
    private const double PriceOfCut = 0.8;

    /// <summary>From what is cut off on, as a share of what could be shown, all of that is lost.</summary>
    private const double WorstCut = 0.25;

    /// <summary>Room around a thing, in its sides: one that touches the edge of a window looks cut.</summary>
    private const double Room = 0.06;

    /// <summary>Hair, ears and chin around a face, in its sides.</summary>
    private const double BesideFace = 0.25;
    private const double AboveFace = 0.5;
    private const double BelowFace = 0.25;

    public static PixelRect HeadOf(PixelRect face, PixelSize picture) => Around(face, picture, BesideFace, AboveFace, BelowFace);

    public static PixelRect WithRoom(PixelRect thing, PixelSize picture) => Around(thing, picture, Room, Room, Room);

    public static KnownRegion Of(PixelRect box, PixelSize picture, double weight)
        => new((double)box.X / picture.Width, (double)box.Y / picture.Height, (double)box.Width / picture.Width, (double)box.Height / picture.Height, weight);

    /// <summary>What a window in shares of the picture's sides loses by cutting it.</summary>
    /// <param name="most">Of the largest window that could be had.</param>
    public double Lost(double left, double top, double width, double height, (double Width, double Height) most)
    {
        var across = Math.Min(Left + Width, left + width) - Math.Max(Left, left);
        var down = Math.Min(Top + Height, top + height) - Math.Max(Top, top);
        if (across <= 0 || down <= 0)
            return 0;
        var part = Math.Min(1, across * down / (Math.Min(Width, most.Width) * Math.Min(Height, most.Height)));
        return PriceOfCut * Weight * part * Math.Min(1, (1 - part) / WorstCut);
    }

    private static PixelRect Around(PixelRect box, PixelSize picture, double beside, double above, double below)
    {
        var (left, top) = (box.X - (beside * box.Width), box.Y - (above * box.Height));
        var (right, bottom) = (box.Right + (beside * box.Width), box.Bottom + (below * box.Height));
        var (x, y) = ((int)Math.Max(0, left), (int)Math.Max(0, top));
        return new(x, y, (int)Math.Ceiling(Math.Min(right, picture.Width)) - x, (int)Math.Ceiling(Math.Min(bottom, picture.Height)) - y);
    }
}
