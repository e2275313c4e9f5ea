using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing.Accessibility;
using ServerlessDam.Media.Probing.Colors;
using ServerlessDam.Media.Probing.Hashing;
using ServerlessDam.Media.Probing.Headers;
using ServerlessDam.Media.Probing.Metadata;
using ServerlessDam.Media.Probing.Pictures;
using ServerlessDam.Media.Probing.Quality;
using ServerlessDam.Media.Probing.Sniffing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Probing;

/// <summary>Finds out what a file is and what is in it. Runs in a worker.</summary>
internal sealed class Prober(ExternalPrograms programs, Sight sight)
{
    private const string Invalid = "Invalid image file";
    private const ProbeParts OfSmallCopy = ProbeParts.Colors | ProbeParts.PerceptualHash | ProbeParts.Accessibility;

    private readonly ProgramRunner _runner = new(programs, ProgramLimits.Default);
    private readonly VideoLook _videos = new(programs, sight);

    public MediaFacts Probe(ProbeRequest request, CancellationToken cancellationToken)
    {
        var kind = KindOf(request);
        var facts = new MediaFacts { Kind = kind.Kind, Format = kind.Format };
        if (kind.Kind == ResourceType.Video)
            return _videos.See(facts, request, cancellationToken);
        if (kind.Kind != ResourceType.Image || kind.Format is null)
            return facts;
        try
        {
            var probed = WithGeometry(facts, kind.Format, request.Path, request.Page ?? 1, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return probed is { Width: not null, Problem: null } ? WithParts(probed, request, cancellationToken) : probed;
        }
        catch (VipsException)
        {
            return facts with { Problem = Invalid };
        }
        catch (DamException e) when (e.Kind == ErrorKind.Unprocessable)
        {
            return facts with { Problem = e.Message };
        }
        // Stored all the same; a derivation will say which program it needs.
        catch (DamException e) when (e.Kind == ErrorKind.NotAvailable)
        {
            return facts;
        }
    }

    private static FileKind KindOf(ProbeRequest request)
    {
        using var file = File.OpenRead(request.Path);
        return Sniffer.Sniff(new FileHead(file), request.FileName);
    }

    /// <summary>Formats that nothing here decodes (3-D scenes, camera raw) come back without a size.</summary>
    private MediaFacts WithGeometry(MediaFacts facts, string format, string path, int page, CancellationToken cancellationToken)
    {
        if (format is "pdf" or "ai")
            return OfPdf(facts, path, page, cancellationToken);
        if (Loaders.ByFormat.ContainsKey(format))
            return OfPicture(facts, format, path, page);
        if (page > 1)
            return facts with { Problem = $"Format {format} has one page" };
        using var folder = new PrivateFolder();
        if (ConvertedHeaders.Read(path, format, folder.Path, _runner, cancellationToken) is not { } size)
            return Converters.ByFormat.ContainsKey(format) ? facts with { Problem = Invalid } : facts;
        return Limited(facts with { Width = size.Width, Height = size.Height, Pages = 1, HasAlpha = size.HasAlpha });
    }

    private static MediaFacts OfPicture(MediaFacts facts, string format, string path, int page)
    {
        using var image = Loaders.Open(path, format, page);
        var header = PictureFacts.Of(image);
        return Limited(facts with
        {
            Width = header.Width,
            Height = header.Height,
            Pages = header.Pages,
            Animated = header.Pages > 1 && format is "gif" or "webp" or "avif",
            HasAlpha = header.HasAlpha,
            Orientation = header.Orientation,
        });
    }

    private MediaFacts OfPdf(MediaFacts facts, string path, int page, CancellationToken cancellationToken)
    {
        var document = DocumentOf(path, page, cancellationToken);
        var size = document.PixelsAt(PageDensity.Plain);
        return facts with { Width = size.Width, Height = size.Height, Pages = document.Pages };
    }

    private MediaFacts WithParts(MediaFacts facts, ProbeRequest request, CancellationToken cancellationToken)
    {
        var clock = new PartClock();
        return WithParts(facts, request, clock, cancellationToken) with { Durations = clock.Milliseconds };
    }

    private MediaFacts WithParts(MediaFacts facts, ProbeRequest request, PartClock clock, CancellationToken cancellationToken)
    {
        var (path, format, page) = (request.Path, facts.Format!, request.Page);
        // Whatever is said of a file as a whole is said of its first page.
        if (page > 1)
            request = request with { Parts = request.Parts & ProbeParts.Seen };
        if (request.Parts.HasFlag(ProbeParts.Metadata))
            facts = facts with { Metadata = clock.Time("metadata", () => MetadataOf(path, format, cancellationToken)) };
        if ((request.Parts & ~ProbeParts.Metadata) == 0)
            return facts;
        var density = PageDensity.For(facts, request.Parts);
        var measures = (request.Parts & ~(ProbeParts.Metadata | ProbeParts.Seen)) != 0;
        using var source = Open(measures ? PageDensity.Plain : density);
        cancellationToken.ThrowIfCancellationRequested();
        if ((request.Parts & ProbeParts.Seen) != 0)
        {
            using var legible = measures && density > PageDensity.Plain ? Open(density) : null;
            var shown = legible ?? source;
            // Of what a program has drawn, that page is the only one.
            facts = facts with { Seen = sight.See(shown.ReadablePath, shown.Format, shown.Format == format ? page ?? 1 : 1, facts, request, clock, cancellationToken) };
        }
        if (request.Parts.HasFlag(ProbeParts.Quality))
            facts = facts with { Quality = clock.Time("quality", () => QualityAnalysis.Of(source.ReadablePath, source.Format, facts.Width!.Value, facts.Height!.Value, cancellationToken)) };
        if ((request.Parts & OfSmallCopy) == 0)
            return facts;
        var pixels = clock.Time(request.Parts.HasFlag(ProbeParts.Colors) ? "colors" : request.Parts.HasFlag(ProbeParts.PerceptualHash) ? "phash" : "accessibility", () => SmallCopy.Of(source.ReadablePath, source.Format));
        return facts with
        {
            Colors = request.Parts.HasFlag(ProbeParts.Colors) ? clock.Time("colors", () => ColorAnalysis.Of(pixels)) : null,
            PerceptualHash = request.Parts.HasFlag(ProbeParts.PerceptualHash) ? clock.Time("phash", () => PerceptualHash.Of(pixels)) : null,
            Accessibility = request.Parts.HasFlag(ProbeParts.Accessibility) ? clock.Time("accessibility", () => AccessibilityAnalysis.Of(pixels)) : null,
        };

        SourceFile Open(int dotsPerInch)
            => SourceFile.Open(path, format, format is "pdf" or "ai" ? page : null, dotsPerInch, _runner, cancellationToken);
    }

    private IReadOnlyDictionary<string, string> MetadataOf(string path, string format, CancellationToken cancellationToken)
    {
        var tags = MetadataReader.Read(path);
        if (format is "pdf" or "ai")
        {
            foreach (var (name, value) in DocumentOf(path, 1, cancellationToken).Properties)
                tags.Add(TagNames.OfXmp(name), value);
        }
        else if (Loaders.ByFormat.TryGetValue(format, out var open))
        {
            using var image = open(path);
            var header = PictureFacts.Of(image);
            tags.Add("Colorspace", header.Colorspace);
            tags.Add("DPI", header.Density?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        return tags.Tags;
    }

    private PdfDocument DocumentOf(string path, int page, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder();
        return PdfDocument.Read(path, page, folder.Path, _runner, cancellationToken);
    }

    /// <summary>Names what is too large and keeps the size, so that the caller can be told both.</summary>
    private static MediaFacts Limited(MediaFacts facts)
    {
        try
        {
            SourceLimits.Check(new PixelSize(facts.Width!.Value, facts.Height!.Value), facts.Animated ? facts.Pages : 1);
            return facts;
        }
        catch (DamException e)
        {
            return facts with { Problem = e.Message };
        }
    }
}
