using Azure.AI.Vision.ImageAnalysis;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Azure.Vision;

/// <summary>Places in the picture that was sent as places in the upright original.</summary>
internal sealed class VisionPlaces
{
    private readonly int _width;
    private readonly int _height;
    private readonly double _acrossScale;
    private readonly double _downScale;

    /// <exception cref="InvalidDataException">The sent one has no size.</exception>
    public VisionPlaces(ImageMetadata? sent, MediaFacts original)
    {
        if (sent is not { Width: > 0, Height: > 0 })
        {
            throw new InvalidDataException("The answer has no size of the picture.");
        }

        (_width, _height) = (original.Width!.Value, original.Height!.Value);
        (_acrossScale, _downScale) = ((double)_width / sent.Width, (double)_height / sent.Height);
    }

    /// <summary>The part inside the picture; null for nothing.</summary>
    public Box? Of(ImageBoundingBox box)
    {
        var (left, top) = (Across(box.X), Down(box.Y));
        var (right, bottom) = (Across((double)box.X + box.Width), Down((double)box.Y + box.Height));
        return right > left && bottom > top ? new(left, top, right - left, bottom - top) : null;
    }

    /// <summary>Four corners: as they are, or around whatever there is; null for nothing.</summary>
    public IReadOnlyList<Point>? Corners(IReadOnlyList<ImagePoint> polygon)
    {
        var points = polygon.Take(64).Select(point => new Point(Across(point.X), Down(point.Y))).ToList();
        if (points.Count is 0 or 4)
        {
            return points.Count == 0 ? null : points;
        }

        var (left, top, right, bottom) = (points.Min(point => point.X), points.Min(point => point.Y), points.Max(point => point.X), points.Max(point => point.Y));
        return [new(left, top), new(right, top), new(right, bottom), new(left, bottom)];
    }

    private int Across(double x) => (int)Math.Round(Math.Clamp(x * _acrossScale, 0, _width));

    private int Down(double y) => (int)Math.Round(Math.Clamp(y * _downScale, 0, _height));
}
