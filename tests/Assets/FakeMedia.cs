using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Tests;

/// <summary>
/// Media without media: a file that begins with <c>image jpg 640x480</c> or <c>video mp4 640x480</c> is that, of a video with <c>frames:3</c> so many are
/// looked at, one each second, and one with <c>sound</c> has none, <c>broken jpg</c>
/// cannot be read, anything else is raw. A derived file says of what and how it was made.
/// </summary>
internal sealed class FakeMedia : IMediaProcessor
{
    private int _probes;

    public int Probes => _probes;

    /// <summary>Every derivation, in the order in which they began.</summary>
    public ConcurrentQueue<DeriveRequest> Derivations { get; } = new();

    /// <summary>What its models can see.</summary>
    public ProbeParts Sees { get; set; } = ProbeParts.Seen;

    /// <summary>Languages that a program reads without its models.</summary>
    public IReadOnlyList<string> Reads { get; set; } = [];

    public ProbeParts SeesIn(TextHint? reading) => Sees | (reading is not null && Reads.Contains(reading.Languages) ? ProbeParts.Text : 0);

    public string? BlindToVideos { get; set; }

    /// <summary>Parts that end the worker which is asked for them.</summary>
    public ProbeParts Killing { get; set; }

    /// <summary>What its models are called, with their version.</summary>
    public string Engine { get; set; } = "fake 1";

    /// <summary>Every probe, in the order in which they began.</summary>
    public ConcurrentQueue<ProbeRequest> Requests { get; } = new();

    /// <summary>In every picture.</summary>
    public IReadOnlyList<Box> Faces { get; set; } = [];

    public IReadOnlyList<SeenObject> Objects { get; set; } = [new("dog", 0.9, new(0, 0, 10, 10)), new("cat", 0.5, new(5, 5, 10, 10))];

    /// <summary>Why text in some languages cannot be read; null where it can.</summary>
    public Func<TextHint?, string?> Unreadable { get; set; } = _ => null;

    /// <summary>What is seen on a page, of what is seen in every picture; throws to fail.</summary>
    public Func<int, SeenFacts, SeenFacts> OnPage { get; set; } = (_, seen) => seen;

    /// <summary>What is found of a frame of a video, of what would be.</summary>
    public Func<int, MediaFacts, MediaFacts> OnFilm { get; set; } = (_, facts) => facts;

    /// <summary>What any probe does first; throws to fail.</summary>
    public Func<Task> BeforeProbe { get; set; } = () => Task.CompletedTask;

    /// <summary>What a probe for more than the format does first; throws to fail.</summary>
    public Func<Task> BeforeAnalysis { get; set; } = () => Task.CompletedTask;

    /// <summary>What a derivation does first; throws to fail.</summary>
    public Func<Task> BeforeDerivation { get; set; } = () => Task.CompletedTask;

    public static string Image(string format = "jpg", int width = 640, int height = 480, string note = "")
        => string.Create(CultureInfo.InvariantCulture, $"image {format} {width}x{height} {note}");

    public async Task<MediaFacts> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _probes);
        Requests.Enqueue(request);
        await BeforeProbe();
        if (request.Parts != ProbeParts.Format)
        {
            await BeforeAnalysis();
        }

        if ((request.Parts & Killing) != 0)
        {
            throw new DamException(ErrorKind.Unprocessable, "worker died");
        }

        var words = (await File.ReadAllTextAsync(request.Path, cancellationToken)).Split(' ');
        return words switch
        {
            ["image" or "video", var format, var size, .. var notes] => Paged(
                Looking(Reading(Facts(words[0] == "image" ? ResourceType.Image : ResourceType.Video, format, size, request.Parts, SeesIn(request.Reading)), request.Reading), notes), notes, request.Page ?? 1),
            ["broken", var format, ..] => new() { Kind = ResourceType.Image, Format = format, Problem = "Invalid image file" },
            _ => new() { Kind = ResourceType.Raw },
        };
    }

    public async Task<DerivedFile> DeriveAsync(DeriveRequest request, CancellationToken cancellationToken)
    {
        Derivations.Enqueue(request);
        await BeforeDerivation();
        if (!File.Exists(request.SourcePath))
        {
            throw new DamException(ErrorKind.Unprocessable, "The source is gone");
        }

        var picture = Encoding.UTF8.GetBytes(
            $"{Image(request.Format, 100, 50)}{request.Transformation} of {await File.ReadAllTextAsync(request.SourcePath, cancellationToken)}");
        var derived = new DerivedFile(request.Format, 100, 50, picture.Length);
        if (picture.Length <= request.MostBytesInReply)
        {
            return derived with { Bytes = picture };
        }

        await File.WriteAllBytesAsync(request.OutputPath, picture, cancellationToken);
        return derived;
    }

    public async Task<DerivedFile> JoinAsync(JoinRequest request, CancellationToken cancellationToken)
    {
        var joined = await Task.WhenAll(request.Paths.Select(path => File.ReadAllTextAsync(path, cancellationToken)));
        await File.WriteAllTextAsync(request.OutputPath, $"{request.Layout} {request.Format} {request.FrameDelayMs}: {string.Join(" + ", joined)}", cancellationToken);
        return new(request.Format, 100, 50 * joined.Length, new FileInfo(request.OutputPath).Length);
    }

    public async Task<DerivedFile> RenderTextAsync(TextRequest request, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(request.OutputPath, $"{Image("png", 100, 13)}{request.Look.Style}: {request.Text}", cancellationToken);
        return new("png", 100, 13, new FileInfo(request.OutputPath).Length);
    }

    /// <summary>Whether anybody answers what is here.</summary>
    public bool HasWorkers { get; set; } = true;

    public Task<MediaCapabilities> CapabilitiesAsync(CancellationToken cancellationToken)
        => Task.FromResult(new MediaCapabilities(HasWorkers ? Engines() : [], [], WritableFormats.Stills, WritableFormats.Stills));

    private Dictionary<string, string> Engines() => new() { ["faces"] = Engine, ["objects"] = Engine, ["text"] = Engine, ["safety"] = Engine, ["embedding"] = Engine, ["subject"] = Engine };

    private static string? Noted(string[] notes, string name) => notes.FirstOrDefault(note => note.StartsWith(name, StringComparison.Ordinal))?[name.Length..];

    /// <summary><c>pages:3</c> among its words: it has three, and a gif moves then.</summary>
    private MediaFacts Paged(MediaFacts facts, string[] notes, int page)
    {
        if (facts.Kind == ResourceType.Video)
        {
            return Filmed(facts, notes, page);
        }

        var pages = int.Parse(Noted(notes, "pages:") ?? "1", CultureInfo.InvariantCulture);
        return facts with { Pages = pages, Animated = pages > 1 && facts.Format == "gif", Seen = facts.Seen is { } seen ? OnPage(page, seen) : null };
    }

    /// <summary>In languages that somebody hints at every picture says which; elsewhere it says nothing.</summary>
    private MediaFacts Reading(MediaFacts facts, TextHint? hint)
    {
        if (facts.Seen is not { Text: not null } seen)
        {
            return facts;
        }

        IReadOnlyList<SeenLine> lines = hint is null ? [] : [new(hint.Languages, 1, [new(1, 2), new(3, 2), new(3, 4), new(1, 4)])];
        return facts with { Seen = seen with { Text = Unreadable(hint) is null ? lines : null, Unreadable = Unreadable(hint) } };
    }

    private MediaFacts Filmed(MediaFacts facts, string[] notes, int page)
    {
        facts = facts with { Pages = 0, Metadata = null, Colors = null, PerceptualHash = null, Quality = null, Accessibility = null };
        return notes.Contains("sound") || facts.Seen is not { } seen
            ? facts with { Seen = null, Unseen = facts.Seen is null ? null : "It has no moving pictures" }
            : OnFilm(page, facts with
            {
                Frames = int.Parse(Noted(notes, "frames:") ?? "1", CultureInfo.InvariantCulture),
                Moment = page - 0.5,
                Seen = OnPage(page, seen with { Faces = null, Embedding = null, Subject = null }),
            });
    }

    /// <summary><c>phash:0123456789abcdef</c> among its words is its hash, and <c>embedding:7f00</c> its direction, or there is none.</summary>
    private static MediaFacts Looking(MediaFacts facts, string[] notes)
    {
        if (Noted(notes, "phash:") is null && Noted(notes, "embedding:") is null)
        {
            return facts;
        }

        return facts with
        {
            PerceptualHash = facts.PerceptualHash is null ? null : Noted(notes, "phash:") ?? facts.PerceptualHash,
            Seen = facts.Seen?.Embedding is { } other ? facts.Seen with { Embedding = Noted(notes, "embedding:") is { } direction ? other with { Vector = Convert.FromHexString(direction) } : null } : facts.Seen,
        };
    }

    private MediaFacts Facts(ResourceType kind, string format, string size, ProbeParts parts, ProbeParts sees) => new()
    {
        Kind = kind,
        Format = format,
        Width = int.Parse(size.Split('x')[0], CultureInfo.InvariantCulture),
        Height = int.Parse(size.Split('x')[1], CultureInfo.InvariantCulture),
        Pages = 1,
        Durations = new Dictionary<string, double> { ["colors"] = 7.4 },
        Metadata = parts.HasFlag(ProbeParts.Metadata) ? new Dictionary<string, string> { ["Make"] = "Fake" } : null,
        Colors = parts.HasFlag(ProbeParts.Colors) ? new([new("#FF0000", 100)], [new("red", 100)], [new("red", 100)], 0.25, false, false) : null,
        Seen = (parts & sees) == 0 ? null : new()
        {
            Faces = (parts & sees).HasFlag(ProbeParts.Faces) ? Faces : null,
            Objects = (parts & sees).HasFlag(ProbeParts.Objects) ? Objects : null,
            Text = (parts & sees).HasFlag(ProbeParts.Text) ? [] : null,
            Safety = (parts & sees).HasFlag(ProbeParts.Safety) ? new(0.01, new Dictionary<string, double> { ["Neutral"] = 0.99, ["Porn"] = 0.01 }) : null,
            Embedding = (parts & sees).HasFlag(ProbeParts.Embedding) ? new("fake/1", [127, 0]) : null,
            Subject = (parts & sees).HasFlag(ProbeParts.Subject) ? [new(20, 30, 40, 50)] : null,
            Engines = Engines(),
        },
        PerceptualHash = parts.HasFlag(ProbeParts.PerceptualHash) ? "0123456789abcdef" : null,
        Quality = parts.HasFlag(ProbeParts.Quality) ? new(0.8, 1, null, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2) : null,
        Accessibility = parts.HasFlag(ProbeParts.Accessibility) ? new(0.9, 0.7, ["#FF0000", "#00FF00"], 0.8) : null,
    };
}
