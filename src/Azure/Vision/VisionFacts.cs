using Azure.AI.Vision.ImageAnalysis;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Azure.Vision;

/// <summary>The service's answer as facts of the picture. Nothing in it is believed: numbers are brought into the picture, texts cut, lists ended.</summary>
internal static class VisionFacts
{
    private const int MostThings = 100;
    private const int MostLines = 500;
    private const int LongestLabel = 100;
    private const int LongestText = 1000;

    /// <summary>The service tells of persons that are hardly there.</summary>
    private const double LeastPerson = 0.5;

    /// <summary>From what overlap on a person and a thing called person are one, as shares of what both cover.</summary>
    private const double SamePlace = 0.5;

    /// <exception cref="InvalidDataException">It does not say what size its picture had.</exception>
    public static SeenFacts Of(ImageAnalysisResult result, MediaFacts facts, ProbeParts parts)
    {
        var places = new VisionPlaces(result.Metadata, facts);
        var engine = $"Azure AI Vision {VisionText.Short(result.ModelVersion, 40)}".TrimEnd();
        var seesObjects = parts.HasFlag(ProbeParts.Objects);
        var (text, caption) = (parts.HasFlag(ProbeParts.Text) ? Lines(result, places) : null, parts.HasFlag(ProbeParts.Caption) ? Caption(result.Caption) : null);
        return new()
        {
            Objects = seesObjects ? Things(result, places) : null,
            Tags = seesObjects ? Tags(result.Tags) : null,
            Text = text,
            Caption = caption,
            Engines = new[] { (seesObjects, "objects"), (text is not null, "text"), (caption is not null, "caption") }
                .Where(each => each.Item1).ToDictionary(each => each.Item2, _ => engine),
        };
    }

    private static List<SeenObject> Things(ImageAnalysisResult result, VisionPlaces places)
    {
        var things = (result.Objects?.Values ?? []).Take(MostThings).Select(thing => Thing(thing, places)).OfType<SeenObject>().ToList();
        var known = things.Where(thing => thing.Label == "person").ToList();
        foreach (var person in (result.People?.Values ?? []).Take(MostThings).Where(person => Share(person.Confidence) >= LeastPerson))
        {
            if (places.Of(person.BoundingBox) is { } place && !known.Any(other => Overlap(other.Place, place) >= SamePlace))
            {
                things.Add(new("person", Share(person.Confidence), place));
            }
        }

        return [.. things.OrderByDescending(thing => thing.Confidence).Take(MostThings)];
    }

    private static SeenObject? Thing(DetectedObject thing, VisionPlaces places)
        => thing.Tags.Take(MostThings).MaxBy(tag => Share(tag.Confidence)) is { } tag && Label(tag.Name) is { } label && places.Of(thing.BoundingBox) is { } place
            ? new(label, Share(tag.Confidence), place)
            : null;

    private static List<SeenTag> Tags(TagsResult? tags)
        => [.. (tags?.Values ?? []).Take(MostThings).Select(tag => (Label: Label(tag.Name), Share: Share(tag.Confidence)))
            .Where(tag => tag.Label is not null).Select(tag => new SeenTag(tag.Label!, tag.Share)).OrderByDescending(tag => tag.Confidence).DistinctBy(tag => tag.Label)];

    private static List<SeenLine> Lines(ImageAnalysisResult result, VisionPlaces places)
        => [.. (result.Read?.Blocks ?? []).SelectMany(block => block.Lines).Take(MostLines).Select(line => Line(line, places)).OfType<SeenLine>()];

    private static SeenLine? Line(DetectedTextLine line, VisionPlaces places)
        => VisionText.Short(line.Text, LongestText) is { } text && places.Corners(line.BoundingPolygon) is { } corners
            ? new(text, line.Words.Count > 0 ? line.Words.Average(word => Share(word.Confidence)) : 1, corners)
            : null;

    private static SeenCaption? Caption(CaptionResult? caption)
        => VisionText.Short(caption?.Text, LongestText) is { } text ? new(text, Share(caption!.Confidence)) : null;

    private static string? Label(string name) => VisionText.Short(name, LongestLabel);

    private static double Share(float confidence) => float.IsNaN(confidence) ? 0 : Math.Round(Math.Clamp((double)confidence, 0, 1), 4);

    private static double Overlap(Box one, Box other)
    {
        var width = Math.Min(one.X + one.Width, other.X + other.Width) - Math.Max(one.X, other.X);
        var height = Math.Min(one.Y + one.Height, other.Y + other.Height) - Math.Max(one.Y, other.Y);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var both = (double)width * height;
        return both / (((double)one.Width * one.Height) + ((double)other.Width * other.Height) - both);
    }
}
