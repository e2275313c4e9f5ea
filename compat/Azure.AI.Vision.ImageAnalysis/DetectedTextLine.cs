namespace Azure.AI.Vision.ImageAnalysis;

public class DetectedTextLine
{
    internal DetectedTextLine(string text, IReadOnlyList<ImagePoint> boundingPolygon, IReadOnlyList<DetectedTextWord> words)
        => (Text, BoundingPolygon, Words) = (text, boundingPolygon, words);

    /// <summary>Clockwise from the upper left, as one reads.</summary>
    public IReadOnlyList<ImagePoint> BoundingPolygon { get; }

    public string Text { get; }

    public IReadOnlyList<DetectedTextWord> Words { get; }
}
