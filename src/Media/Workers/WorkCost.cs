using System.Collections.Frozen;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Programs;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Workers;

/// <summary>What a request asks of a worker, in pixels: those to decode and those to encode. By arithmetic, before a byte is read.</summary>
internal static class WorkCost
{
    /// <summary>Of any request: a hop to a worker and back costs something too.</summary>
    public const long Least = 1_000_000;

    /// <summary>Of a picture of unknown size: a photograph of a telephone.</summary>
    public const long Photo = 12_000_000;

    /// <summary>Of a larger picture a worker may hold more than is good for two at once: its decoder, a turn, or an encoder wants it whole.</summary>
    private const long Bulky = 25_000_000;

    /// <summary>Of a layer; most are small beside what they lie on.</summary>
    private const long Layer = 4_000_000;

    /// <summary>To find a background takes as long as to decode two photographs.</summary>
    private const long Looked = 2 * Photo;

    /// <summary>To fill a gap takes a second, up to three where it is large.</summary>
    private const long Filled = 4 * Photo;

    /// <summary>How many times as long as to decode it it takes a model to draw sixteen pixels for one.</summary>
    private const long Enlarged = 400;

    /// <summary>How many times as long a pixel takes to encode in these formats as to decode in the usual ones, roughly.</summary>
    private const int SlowFactor = 4;
    private static readonly FrozenSet<string> _slowFormats = FrozenSet.Create("avif", "heic", "jp2", "jxl");

    /// <param name="time">How long a request may take, by which some effects limit what they take; null for what a worker was told.</param>
    public static long Of(WorkerRequest request, TimeSpan? time = null) => request switch
    {
        { Derive: { } derive } => Of(derive, Upscale.MostAreaIn(time ?? WorkerTime.OfEnvironment)),
        // To look at a picture with models takes about as long as to decode it.
        { Probe: { Parts: not ProbeParts.Format and var parts } } => (parts & ProbeParts.Seen) == 0 ? Photo : 2 * Photo,
        { Join: { } join } => Least * join.Paths.Count,
        _ => Least,
    };

    /// <summary>Whether it is about a picture that is large where it is held whole.</summary>
    public static bool IsBulky(WorkerRequest request) => request.Derive is { StoredWidth: { } width, StoredHeight: { } height } && (long)width * height > Bulky;

    /// <summary>Whether a model looks at the picture.</summary>
    public static bool Looks(DeriveRequest request) => Asks(request, "e_background_removal") || Asks(request, "e_upscale");

    private static bool Asks(DeriveRequest request, string effect) => request.Transformation.Contains(effect, StringComparison.Ordinal);

    private static int Fillings(DeriveRequest request)
        => request.Transformation.Split('/', ',').Count(part => part.Contains("gen_fill", StringComparison.Ordinal) || part.StartsWith("e_gen_remove", StringComparison.Ordinal));

    private static long Of(DeriveRequest request, long mostEnlarged)
    {
        var beside = (Layer * request.Layers.Count) + (Filled * Fillings(request));
        if (request is not { StoredWidth: >= 1 and var width, StoredHeight: >= 1 and var height })
            return Photo + beside + (Asks(request, "e_upscale") ? Enlarged * mostEnlarged : 0);
        var frames = request.SourceFormat is "gif" or "webp" ? Math.Max(1, request.Facts.PageCount) : 1;
        var stored = new PixelSize(width, height);
        var (written, enlarged) = Made(request, stored, mostEnlarged);
        var slow = _slowFormats.Contains(request.Format) ? SlowFactor : 1;
        var looked = Asks(request, "e_background_removal") ? Looked : 0;
        return Math.Max(Least, ((stored.Area + (written * slow) + looked) * frames) + (Enlarged * enlarged) + beside);
    }

    /// <summary>Pixels of one frame of the result, and those that a model enlarges on the way; none of what the worker is going to refuse.</summary>
    private static (long Written, long Enlarged) Made(DeriveRequest request, PixelSize stored, long mostEnlarged)
    {
        var input = new PlanInput
        {
            Size = stored,
            CustomCoordinates = request.CustomCoordinates,
            Regions = request.Regions.ToValueList(),
            DprHint = request.DprHint,
            WidthHint = request.WidthHint,
            Facts = request.Facts,
        };
        try
        {
            var plan = Plan.Of(Transformation.Parse(request.Transformation), input, ServedEffects.Catalog);
            return (plan.After(input).Size.Area, Upscale.AreaIn(plan, PictureState.Of(input), mostEnlarged));
        }
        catch (TransformationException)
        {
            return (0, 0);
        }
    }
}
