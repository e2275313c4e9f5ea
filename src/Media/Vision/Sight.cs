using NetVips;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision.Background;
using ServerlessDam.Media.Vision.Faces;
using ServerlessDam.Media.Vision.Likeness;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Media.Vision.Objects;
using ServerlessDam.Media.Vision.Safety;
using ServerlessDam.Media.Vision.Text;
using ServerlessDam.Media.Vision.Text.Languages;
using ServerlessDam.Media.Vision.Upscaling;

namespace ServerlessDam.Media.Vision;

/// <summary>What this worker can see. Models are opened when they are first needed, and stay open as long as they are used.</summary>
internal sealed class Sight
{
    /// <summary>Sides in pixels from which on a picture is looked at for what stands out in it, without being asked.</summary>
    private const int SmallestSubject = 500;

    private readonly ModelFolder _folder;
    private readonly Tesseract? _tesseract;
    private readonly IKept[] _models;
    private readonly Kept<FaceDetector> _faces;
    private readonly Kept<ObjectDetector> _objects;
    private readonly Kept<LineReader> _text;
    private readonly Kept<SafetyClassifier> _safety;
    private readonly Kept<PictureEncoder> _embedding;
    private readonly Kept<BackgroundModel> _background;
    private readonly Kept<UpscalingModel> _upscaling;
    private DateTime _opened;

    /// <param name="tesseract">Reads what the model of text does not; null for nothing.</param>
    public Sight(ModelFolder models, TimeProvider? time = null, Tesseract? tesseract = null)
    {
        (_folder, _tesseract) = (models, tesseract);
        _faces = new(() => models.Open(ModelTable.Faces, NetworkMemory.Kept) is { } network ? new(network) : null, time ?? TimeProvider.System);
        _objects = new(() => models.Open(ModelTable.Objects, NetworkMemory.Kept) is { } network ? new(network) : null, time ?? TimeProvider.System);
        _text = new(OpenText, time ?? TimeProvider.System);
        _safety = new(() => models.Open(ModelTable.Safety, NetworkMemory.Given) is { } network ? new(network) : null, time ?? TimeProvider.System);
        _embedding = new(() => models.Open(ModelTable.Embedding, NetworkMemory.Given) is { } network ? new(network, models.SpaceOf(ModelTable.Embedding)) : null, time ?? TimeProvider.System);
        _background = new(() => models.Open(ModelTable.Background, NetworkMemory.Spared) is { } network ? new(network) : null, time ?? TimeProvider.System);
        _upscaling = new(() => models.Open(ModelTable.Upscaling, NetworkMemory.Given) is { } network ? new(network) : null, time ?? TimeProvider.System);
        _models = [_faces, _objects, _text, _safety, _embedding, _background, _upscaling];
    }

    /// <summary>What tells things from what is behind them; null where it is not here.</summary>
    public BackgroundModel? Background
    {
        get
        {
            CloseReplaced();
            return _background.Value;
        }
    }

    /// <summary>What enlarges pictures; null where it is not here.</summary>
    public UpscalingModel? Upscaling
    {
        get
        {
            CloseReplaced();
            return _upscaling.Value;
        }
    }

    /// <summary>The tasks that cannot be done here, each as <c>/health</c> tells it.</summary>
    public IEnumerable<string> Missing => SeeingTask.All.Where(task => !Has(task)).Select(task => $"model {task.Files[0]}: {task.Purpose}");

    /// <summary>What is there, by the name of its task.</summary>
    public IEnumerable<(string Name, string Version)> Versions => SeeingTask.All.Where(Has).Select(task => (task.Name, _folder.Describe(task.Files[0])));

    /// <summary>The parts that can be seen.</summary>
    public ProbeParts Parts => SeeingTask.All.Where(Has).Aggregate(ProbeParts.Format, (parts, task) => parts | task.Part);

    /// <summary>As <see cref="Parts"/>, of pictures whose text is in these languages.</summary>
    public ProbeParts PartsIn(TextHint? reading) => Parts | (Choice(reading) is { Unreadable: null, Languages.Count: > 0 } ? ProbeParts.Text : ProbeParts.Format);

    /// <summary>In which a program beside the models reads text.</summary>
    public IEnumerable<TextLanguage> Languages => _tesseract?.Languages ?? [];

    /// <param name="path">A file that libvips reads.</param>
    /// <param name="page">Of the file, from 1.</param>
    /// <param name="facts">Of the picture, with its size.</param>
    /// <param name="clock">Is told how long each part takes.</param>
    /// <exception cref="VipsException">The picture is broken.</exception>
    public SeenFacts See(string path, string format, int page, MediaFacts facts, ProbeRequest request, PartClock clock, CancellationToken cancellationToken)
    {
        CloseReplaced();
        var parts = request.Parts;
        var faces = parts.HasFlag(ProbeParts.Faces) ? _faces.Value : null;
        var objects = parts.HasFlag(ProbeParts.Objects) ? _objects.Value : null;
        var (text, unreadable) = parts.HasFlag(ProbeParts.Text) ? Reader(request.Reading) : (null, null);
        var safety = parts.HasFlag(ProbeParts.Safety) ? _safety.Value : null;
        var embedding = parts.HasFlag(ProbeParts.Embedding) ? _embedding.Value : null;
        var background = parts.HasFlag(ProbeParts.Subject) ? _background.Value : null;
        if (faces is null && objects is null && text is null && safety is null && embedding is null && background is null)
            return new() { Unreadable = unreadable };
        var first = safety is not null ? "safety" : faces is not null ? "faces" : objects is not null ? "objects" : text is not null ? "text" : "embedding";
        using var full = clock.Time(first, () => VisiblePicture.Open(
            path, format, facts.Width!.Value, facts.Height!.Value, safety is null ? VisiblePicture.MaxSide : VisiblePicture.FullSide, page));
        var rated = safety is null ? null : clock.Time("safety", () => safety.Rate(full, cancellationToken));
        using var picture = full.Smaller();
        var foundFaces = faces is null ? null : clock.Time("faces", () => faces.Find(picture, cancellationToken));
        var foundObjects = objects is null ? null : clock.Time("objects", () => objects.Find(picture, cancellationToken));
        // Where nothing has a name, what stands out is what the picture is about; elsewhere, and in small pictures, it is not worth its time.
        if (Math.Min(facts.Width!.Value, facts.Height!.Value) >= SmallestSubject && foundFaces is [] && foundObjects is not null && !foundObjects.Any(thing => thing.Confidence >= SeenObject.Sure))
            background ??= _background.Value;
        string? fault = null;
        var lines = text is null ? null : clock.Time("text", () => Read(text, picture, request, out fault, cancellationToken));
        return new()
        {
            Faces = foundFaces,
            Objects = foundObjects,
            Text = lines,
            Unreadable = unreadable,
            ReadingFault = fault,
            Safety = rated,
            Embedding = embedding is null ? null : clock.Time("embedding", () => embedding.Encode(picture, cancellationToken)),
            Subject = background is null ? null : clock.Time<IReadOnlyList<Box>>("subject", () => [.. SubjectOf(background, picture, cancellationToken)]),
            Engines = Named(text),
        };
    }

    /// <summary>A program that fails is no fault of the picture, which somebody may be waiting to have stored. Further pages are noted one by one.</summary>
    private static IReadOnlyList<SeenLine>? Read(ITextReader text, VisiblePicture picture, ProbeRequest request, out string? fault, CancellationToken cancellationToken)
    {
        fault = null;
        try
        {
            return text.Read(picture, cancellationToken);
        }
        catch (DamException e) when (request.Page is null or 1)
        {
            fault = e.Message;
            return null;
        }
    }

    /// <summary>Gives the memory of models back that nobody needed for so long.</summary>
    /// <returns>Whether there were any.</returns>
    public bool CloseUnused(TimeSpan since)
    {
        var any = false;
        foreach (var model in _models)
            any |= model.CloseUnused(since);
        return any;
    }

    /// <summary>What is open is of the folder as it was: what it finds would be told as the work of the models that are there now.</summary>
    private void CloseReplaced()
    {
        if (_folder.Changed == _opened)
            return;
        _opened = _folder.Changed;
        CloseUnused(TimeSpan.Zero);
    }

    private static IEnumerable<Box> SubjectOf(BackgroundModel background, VisiblePicture picture, CancellationToken cancellationToken)
    {
        if (SubjectBox.Of(background.Find(picture, cancellationToken), BackgroundModel.Side) is not { } found)
            yield break;
        var (across, down) = (picture.Width / (double)BackgroundModel.Side, picture.Height / (double)BackgroundModel.Side);
        if (picture.InOriginal(new(found.Left * across, found.Top * down, found.Right * across, found.Bottom * down, 1)) is { } box)
            yield return box;
    }

    private ReaderChoice Choice(TextHint? reading)
        => ReaderChoice.Of(reading, SeeingTask.All.Any(task => task.Part == ProbeParts.Text && Has(task)), pack => _tesseract?.Has(pack) is true);

    private (ITextReader? Reader, string? Unreadable) Reader(TextHint? reading)
    {
        var choice = Choice(reading);
        return choice switch
        {
            { Unreadable: { } reason } => (null, reason),
            { Languages.Count: 0 } => (_text.Value, null),
            _ => (new PrintReader(_tesseract!, choice.Languages, reading!.IsDocument, _text.Value), null),
        };
    }

    private Dictionary<string, string> Named(ITextReader? text)
    {
        var engines = SeeingTask.All.Where(task => task.Part != ProbeParts.Format && Has(task)).ToDictionary(task => task.Name, task => _folder.Describe(task.Files[0]));
        if (text?.Engine is { } engine)
            engines["text"] = engine;
        return engines;
    }

    private bool Has(SeeingTask task) => task.Files.All(_folder.Has);

    /// <summary>What a whole picture needs is not kept for the next: it would be the memory of the largest. Lines are small and many.</summary>
    private LineReader? OpenText()
        => _folder.Lines(ModelTable.Alphabet) is { } alphabet
            && _folder.Open(ModelTable.TextLines, NetworkMemory.Given) is { } lines
            && _folder.Open(ModelTable.TextLetters, NetworkMemory.Kept) is { } letters
                ? new(lines, letters, [.. alphabet, " "])
                : null;
}
