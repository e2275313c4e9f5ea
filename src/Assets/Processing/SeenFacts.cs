using ServerlessDam.Assets.Coordinates;

namespace ServerlessDam.Assets.Processing;

/// <summary>What models see in a picture. What was not asked for is null, and so is what nothing here can see: its model is missing.</summary>
public sealed record SeenFacts
{
    /// <summary>In pixels of the upright picture, largest first.</summary>
    public IReadOnlyList<Box>? Faces { get; init; }

    /// <summary>Surest first.</summary>
    public IReadOnlyList<SeenObject>? Objects { get; init; }

    /// <summary>Lines of text, from top to bottom.</summary>
    public IReadOnlyList<SeenLine>? Text { get; init; }

    /// <summary>By the name of the step, what did it: the runtime and the model, with their versions.</summary>
    public IReadOnlyDictionary<string, string> Engines { get; init; } = new Dictionary<string, string>();
}

/// <param name="Label">In English, as the model's list has it: <c>dog</c>, <c>traffic light</c>.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record SeenObject(string Label, double Confidence, Box Place);

/// <param name="Confidence">0 to 1.</param>
/// <param name="Corners">Upper left, upper right, lower right and lower left, as one reads; in pixels of the upright picture.</param>
public sealed record SeenLine(string Text, double Confidence, IReadOnlyList<Point> Corners);
