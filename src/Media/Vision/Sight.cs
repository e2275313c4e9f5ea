using NetVips;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Vision.Faces;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Media.Vision.Objects;

namespace ServerlessDam.Media.Vision;

/// <summary>What this worker can see. Models are opened when they are first needed, and then stay open.</summary>
internal sealed class Sight(ModelFolder models)
{
    private FaceDetector? _faces;
    private ObjectDetector? _objects;

    /// <summary>The tasks that cannot be done here, each as <c>/health</c> tells it.</summary>
    public IEnumerable<string> Missing => Tasks.Where(task => !models.Has(task.File)).Select(task => $"model {task.File}: {task.Purpose}");

    /// <summary>What is there, by the name of its task.</summary>
    public IEnumerable<(string Name, string Version)> Versions
        => Tasks.Where(task => models.Has(task.File)).Select(task => (task.Name, models.Describe(task.File)));

    /// <summary>The parts that can be seen.</summary>
    public ProbeParts Parts => Tasks.Where(task => models.Has(task.File)).Aggregate(ProbeParts.Format, (parts, task) => parts | task.Part);

    private static IReadOnlyList<(string Name, string File, ProbeParts Part, string Purpose)> Tasks { get; } =
    [
        ("faces", ModelTable.Faces, ProbeParts.Faces, "faces in pictures"),
        ("objects", ModelTable.Objects, ProbeParts.Objects, "tags of pictures by what is in them"),
    ];

    /// <param name="path">A file that libvips reads.</param>
    /// <param name="facts">Of the picture, with its size.</param>
    /// <exception cref="VipsException">The picture is broken.</exception>
    public SeenFacts See(string path, string format, MediaFacts facts, ProbeParts parts, CancellationToken cancellationToken)
    {
        var faces = parts.HasFlag(ProbeParts.Faces) ? _faces ??= models.Open(ModelTable.Faces, keepsMemory: true) is { } network ? new(network) : null : null;
        var objects = parts.HasFlag(ProbeParts.Objects) ? _objects ??= models.Open(ModelTable.Objects, keepsMemory: true) is { } other ? new(other) : null : null;
        if (faces is null && objects is null)
            return new();
        using var picture = VisiblePicture.Open(path, format, facts.Width!.Value, facts.Height!.Value);
        return new()
        {
            Faces = faces?.Find(picture, cancellationToken),
            Objects = objects?.Find(picture, cancellationToken),
            Engines = Versions.ToDictionary(task => task.Name, task => task.Version),
        };
    }
}
