using System.Security.Cryptography;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Upload;

/// <summary>Looks at a file before it is stored, and applies the incoming transformation.</summary>
public sealed class IncomingMedia
{
    private readonly IMediaProcessor _media;
    private readonly AnalysisEngines _engines;
    private readonly IBlobStore _blobs;
    private readonly ScratchFolder _scratch;
    private readonly UnderstandTransformation _understand;
    private readonly LayerAssets _layers;

    internal IncomingMedia(
        IMediaProcessor media, AnalysisEngines engines, IBlobStore blobs, ScratchFolder scratch, UnderstandTransformation understand, LayerAssets layers)
        => (_media, _engines, _blobs, _scratch, _understand, _layers) = (media, engines, blobs, scratch, understand, layers);

    public async Task<IncomingFile> PrepareAsync(IngestRequest request, CancellationToken cancellationToken)
    {
        if (new FileInfo(request.Path).Length == 0)
        {
            throw DamException.Invalid("Empty file");
        }

        var options = request.Options;
        var parts = _engines.Along(options.Analyse);
        var facts = await ProbeAsync(request, request.Path, parts, cancellationToken);
        var format = options.Format ?? facts.Format;
        var rejected = options.AllowedFormats.Length > 0 && !options.AllowedFormats.Contains(facts.Format ?? "");

        // With an allow-list only those files are converted that it would refuse.
        var converts = options.Format is not null && options.Format != facts.Format && (options.AllowedFormats.Length == 0 || rejected);
        if (facts.Kind != ResourceType.Image || (options.Transformation is null && !converts))
        {
            return await IncomingFile.OfAsync(request.Path, facts, parts, null, cancellationToken);
        }

        options.Validate(facts.Kind, converts ? options.Format : facts.Format);
        var asked = Transformations.Transformation.Parse(options.Transformation ?? "");
        var incoming = await _understand.ExecuteAsync(request.Environment.CloudName, asked, cancellationToken);
        var told = new AssetFacts { Tags = options.Tags, Context = options.Context, Metadata = CatalogFacts.MetadataOf(options.Metadata.Values), PageCount = Math.Max(1, facts.Pages) };

        // Whose preset it is may use what is not for everybody; who uploads with it may not choose what.
        var size = new PixelSize(Math.Max(1, facts.Width ?? 1), Math.Max(1, facts.Height ?? 1));
        var input = new PlanInput { Size = size, Facts = told };
        var layers = await _layers.FindAsync(request.Environment.CloudName, incoming.Carried, input, LayerTrust.Written, mayFetch: true, cancellationToken);
        await using var opened = await OpenedLayers.OfAsync(_blobs, layers, cancellationToken);
        var result = _scratch.NewFile();
        try
        {
            await _media.DeriveAsync(
                new()
                {
                    SourcePath = request.Path,
                    SourceFormat = facts.Format!,
                    Transformation = incoming.Carried.ToString(),
                    Format = converts ? format! : facts.Format!,
                    OutputPath = result.Path,
                    StoredWidth = facts.Width,
                    StoredHeight = facts.Height,
                    Facts = told,
                    Layers = opened.Files,
                },
                cancellationToken);
            var resulting = await ProbeAsync(request, result.Path, parts, cancellationToken);
            return await IncomingFile.OfAsync(result.Path, resulting, parts, result, cancellationToken);
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
    }

    /// <summary>The facts, under the resource type that was asked for.</summary>
    private async Task<MediaFacts> ProbeAsync(IngestRequest request, string path, ProbeParts parts, CancellationToken cancellationToken)
    {
        // Whatever is uploaded as raw is raw; its bytes are nobody's business.
        if (request.ResourceType == ResourceType.Raw)
        {
            return new() { Kind = ResourceType.Raw };
        }

        var facts = await LookAsync(new(path, request.FileName, parts, Reading: request.Options.AddOns.Reading), cancellationToken);
        return (request.ResourceType, facts) switch
        {
            (ResourceType.Image, { Kind: not ResourceType.Image }) => throw DamException.Invalid("Invalid image file"),
            (ResourceType.Video, { Kind: not ResourceType.Video }) => throw DamException.Invalid("Unsupported video format or file"),
            (_, { Kind: not ResourceType.Video, Problem: { } problem }) => throw DamException.Invalid(problem),
            _ => facts.Kind == ResourceType.Raw ? new() { Kind = ResourceType.Raw } : facts,
        };
    }

    /// <remarks>A video is stored whatever becomes of the look at its frames: what is left of that is done in the background.</remarks>
    private async Task<MediaFacts> LookAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _engines.ProbeAsync(request, cancellationToken);
        }
        catch (DamException e) when (e.Kind == ErrorKind.Unprocessable && (request.Parts & VideoFrames.Parts) != 0)
        {
            var plain = await _engines.ProbeAsync(request with { Parts = ProbeParts.Format }, cancellationToken);
            if (plain.Kind == ResourceType.Video)
            {
                return plain with { Problem = e.Message };
            }

            throw;
        }
    }
}

/// <summary>A file as it will be stored: its bytes' hash and size, and what is known of it.</summary>
public sealed class IncomingFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly ScratchFile? _owned;

    private IncomingFile(string path, ScratchFile? owned, MediaFacts facts, ProbeParts done, string etag, long sizeInBytes)
        => (_path, _owned, Facts, Done, ETag, SizeInBytes) = (path, owned, facts, done, etag, sizeInBytes);

    public MediaFacts Facts { get; }

    /// <summary>The parts of the analysis that were done already.</summary>
    public ProbeParts Done { get; }

    public ResourceType Kind => Facts.Kind;

    /// <summary>MD5, 32 hex digits.</summary>
    public string ETag { get; }

    public long SizeInBytes { get; }

    public static async Task<IncomingFile> OfAsync(
        string path, MediaFacts facts, ProbeParts done, ScratchFile? owned, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);

        // The wire's etag is an MD5; nothing trusts it.
#pragma warning disable CA5351
        var hash = await MD5.HashDataAsync(content, cancellationToken);
#pragma warning restore CA5351
        return new(path, owned, facts, facts.Problem is null ? done & AnalysisPlan.Possible(facts.Kind, facts.Format) : ProbeParts.Format, Convert.ToHexStringLower(hash), content.Length);
    }

    public FileStream Open() => File.OpenRead(_path);

    public AnalysisResults? Results(string versionId) => Done == ProbeParts.Format ? null : AnalysisPlan.Results(versionId, Facts);

    public ValueTask DisposeAsync() => _owned?.DisposeAsync() ?? ValueTask.CompletedTask;
}
