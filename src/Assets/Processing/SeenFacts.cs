using ServerlessDam.Assets.Coordinates;

namespace ServerlessDam.Assets.Processing;

/// <summary>
/// What models see in a picture, of several pages or frames in the first. What was not asked for is null, and so is what nothing here can see: its model
/// is missing.
/// </summary>
public sealed record SeenFacts
{
    /// <summary>In pixels of the upright picture, largest first.</summary>
    public IReadOnlyList<Box>? Faces { get; init; }

    /// <summary>Surest first.</summary>
    public IReadOnlyList<SeenObject>? Objects { get; init; }

    /// <summary>What the picture is about, beside the things in it: scenes, qualities, doings. Surest first. With <see cref="Objects"/>, by an engine that knows any.</summary>
    public IReadOnlyList<SeenTag>? Tags { get; init; }

    /// <summary>Lines of text, from top to bottom.</summary>
    public IReadOnlyList<SeenLine>? Text { get; init; }

    /// <summary>In what languages <see cref="Text"/> was looked for; null for none in particular. Set by whoever asks the engines.</summary>
    public TextHint? ReadAs { get; init; }

    /// <summary>Why nothing here can read it, in words for people; null where something can, or nobody was to.</summary>
    public string? Unreadable { get; init; }

    /// <summary>Why it was not read this time, in words for people: it says nothing about the picture. Null where it was, or nobody was to.</summary>
    public string? ReadingFault { get; init; }

    /// <summary>On further pages of a document, in their order; null where there is one alone.</summary>
    public IReadOnlyList<PageText>? FurtherText { get; init; }

    /// <summary>Things on further pages of a document, or frames of an animation, each label once, surest first; null where there is one alone.</summary>
    public IReadOnlyList<SeenTag>? FurtherThings { get; init; }

    /// <summary>Things in the frames of a video, in the order of time; null for everything else.</summary>
    public IReadOnlyList<SeenMoment>? Moments { get; init; }

    /// <summary>Of several pages or frames, the worst.</summary>
    public SafetyScores? Safety { get; init; }

    /// <summary>In pixels of the upright picture, around what stands out from its background; none where nothing does.</summary>
    public IReadOnlyList<Box>? Subject { get; init; }

    public Embedding? Embedding { get; init; }

    /// <summary>A sentence.</summary>
    public SeenCaption? Caption { get; init; }

    /// <summary>By the name of the step, what did it: the runtime and the model, with their versions.</summary>
    public IReadOnlyDictionary<string, string> Engines { get; init; } = new Dictionary<string, string>();

    /// <summary>What another engine sees joined to it.</summary>
    public SeenFacts With(SeenFacts other) => new()
    {
        Faces = other.Faces ?? Faces,
        Objects = other.Objects ?? Objects,
        Tags = other.Tags ?? Tags,
        Text = other.Text ?? Text,
        Unreadable = other.Unreadable ?? Unreadable,
        ReadingFault = other.ReadingFault ?? ReadingFault,
        FurtherText = other.FurtherText ?? FurtherText,
        FurtherThings = other.FurtherThings ?? FurtherThings,
        Moments = other.Moments ?? Moments,
        Safety = other.Safety ?? Safety,
        Subject = other.Subject ?? Subject,
        Embedding = other.Embedding ?? Embedding,
        Caption = other.Caption ?? Caption,
        Engines = new Dictionary<string, string>([.. Engines.Where(each => !other.Engines.ContainsKey(each.Key)), .. other.Engines]),
    };
}

/// <summary>What a classifier of pictures that not everybody should see says: shares that sum up to 1. A hint, never a verdict.</summary>
/// <param name="Kinds">By the classifier's own names: <c>Porn</c>, <c>Hentai</c>, <c>Sexy</c>, <c>Neutral</c>, <c>Drawing</c>.</param>
/// <param name="Score">0 (harmless) to 1.</param>
public sealed record SafetyScores(double Score, IReadOnlyDictionary<string, double> Kinds)
{
    /// <summary>Which page or frame this is said of; null for the first.</summary>
    public int? Page { get; init; }

    /// <summary>Which moment of a video this is said of, in seconds from its beginning; null for everything else.</summary>
    public double? At { get; init; }
}

/// <summary>A picture as a direction in a space of pictures: the smaller the angle between two, the more alike they are.</summary>
/// <param name="Space">Model and version: only directions of the same space compare.</param>
/// <param name="Vector">Of length 1, each number times 127 and rounded, as two's complement.</param>
public sealed record Embedding(string Space, byte[] Vector);

/// <param name="Confidence">0 to 1.</param>
public sealed record SeenCaption(string Text, double Confidence);

/// <param name="Label">In English, as the model's list has it: <c>dog</c>, <c>traffic light</c>.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record SeenObject(string Label, double Confidence, Box Place)
{
    /// <summary>From what confidence on a thing decides what a delivery keeps: four in five are right.</summary>
    public const double Sure = 0.5;
}

/// <param name="Label">A word or two, in the language that the engine is set to.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record SeenTag(string Label, double Confidence);

/// <param name="At">Seconds from the beginning of the video.</param>
/// <param name="Things">Each label once, surest first.</param>
public sealed record SeenMoment(double At, IReadOnlyList<SeenTag> Things);

/// <param name="Confidence">0 to 1.</param>
/// <param name="Corners">Upper left, upper right, lower right and lower left, as one reads; in pixels of the upright picture.</param>
public sealed record SeenLine(string Text, double Confidence, IReadOnlyList<Point> Corners);

/// <param name="Page">From 2.</param>
/// <param name="Lines">From top to bottom; their corners are in pixels of that page, of a PDF in points.</param>
public sealed record PageText(int Page, IReadOnlyList<SeenLine> Lines)
{
    /// <summary>Why it could not be read, in words for people; null where it was.</summary>
    public string? Problem { get; init; }
}
