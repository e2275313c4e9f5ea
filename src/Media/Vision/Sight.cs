using NetVips;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Vision.Faces;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Media.Vision.Objects;
using ServerlessDam.Media.Vision.Text;

namespace ServerlessDam.Media.Vision;

/// <summary>What this worker can see. Models are opened when they are first needed, and then stay open.</summary>
internal sealed class Sight(ModelFolder models)
{
    private FaceDetector? _faces;
    private ObjectDetector? _objects;
    private LineReader? _text;

    /// <summary>The tasks that cannot be done here, each as <c>/health</c> tells it.</summary>
    public IEnumerable<string> Missing => Tasks.Where(task => !Has(task)).Select(task => $"model {task.Files[0]}: {task.Purpose}");

    /// <summary>What is there, by the name of its task.</summary>
    public IEnumerable<(string Name, string Version)> Versions => Tasks.Where(Has).Select(task => (task.Name, models.Describe(task.Files[0])));

    /// <summary>The parts that can be seen.</summary>
    public ProbeParts Parts => Tasks.Where(Has).Aggregate(ProbeParts.Format, (parts, task) => parts | task.Part);

    private static IReadOnlyList<SeeingTask> Tasks { get; } =
    [
        new("faces", ProbeParts.Faces, [ModelTable.Faces], "faces in pictures"),
        new("objects", ProbeParts.Objects, [ModelTable.Objects], "tags of pictures by what is in them"),
        new("text", ProbeParts.Text, [ModelTable.TextLines, ModelTable.TextLetters, ModelTable.Alphabet], "text in pictures"),
    ];

    /// <param name="path">A file that libvips reads.</param>
    /// <param name="facts">Of the picture, with its size.</param>
    /// <param name="clock">Is told how long each part takes.</param>
    /// <exception cref="VipsException">The picture is broken.</exception>
    public SeenFacts See(string path, string format, MediaFacts facts, ProbeParts parts, PartClock clock, CancellationToken cancellationToken)
    {
        var faces = parts.HasFlag(ProbeParts.Faces) ? _faces ??= OpenFaces() : null;
        var objects = parts.HasFlag(ProbeParts.Objects) ? _objects ??= OpenObjects() : null;
        var text = parts.HasFlag(ProbeParts.Text) ? _text ??= OpenText() : null;
        if (faces is null && objects is null && text is null)
            return new();
        var first = faces is not null ? "faces" : objects is not null ? "objects" : "text";
        using var picture = clock.Time(first, () => VisiblePicture.Open(path, format, facts.Width!.Value, facts.Height!.Value));
        return new()
        {
            Faces = faces is null ? null : clock.Time("faces", () => faces.Find(picture, cancellationToken)),
            Objects = objects is null ? null : clock.Time("objects", () => objects.Find(picture, cancellationToken)),
            Text = text is null ? null : clock.Time("text", () => text.Read(picture, cancellationToken)),
            Engines = Versions.ToDictionary(task => task.Name, task => task.Version),
        };
    }

    private bool Has(SeeingTask task) => task.Files.All(models.Has);

    private FaceDetector? OpenFaces() => models.Open(ModelTable.Faces, keepsMemory: true) is { } network ? new(network) : null;

    private ObjectDetector? OpenObjects() => models.Open(ModelTable.Objects, keepsMemory: true) is { } network ? new(network) : null;

    /// <summary>What a whole picture needs is not kept for the next: it would be the memory of the largest. Lines are small and many.</summary>
    private LineReader? OpenText()
        => models.Lines(ModelTable.Alphabet) is { } alphabet
            && models.Open(ModelTable.TextLines, keepsMemory: false) is { } lines
            && models.Open(ModelTable.TextLetters, keepsMemory: true) is { } letters
                ? new(lines, letters, [.. alphabet, " "])
                : null;

    /// <param name="Files">Of the models folder; the first tells the version.</param>
    private sealed record SeeingTask(string Name, ProbeParts Part, string[] Files, string Purpose);
}
