using System.Globalization;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Breakpoints;

/// <param name="Transformation">As it stands in its URL.</param>
public sealed record Breakpoint(int Width, int Height, long SizeInBytes, string Transformation, string Format);

/// <param name="Breakpoints">Widest first.</param>
public sealed record BreakpointSet(BreakpointRequest Request, IReadOnlyList<Breakpoint> Breakpoints);

/// <summary>The parameter <c>responsive_breakpoints</c>: by measured files, not by a rule.</summary>
public sealed class FindBreakpoints
{
    private readonly Deriver _deriver;
    private readonly DeriveFile _derive;
    private readonly UnderstandTransformation _understand;
    private readonly Derivations _derivations;
    private readonly ScratchFolder _scratch;

    internal FindBreakpoints(Deriver deriver, DeriveFile derive, UnderstandTransformation understand, Derivations derivations, ScratchFolder scratch)
        => (_deriver, _derive, _understand, _derivations, _scratch) = (deriver, derive, understand, derivations, scratch);

    /// <summary>One set for each request, in their order; none for what is no image.</summary>
    /// <exception cref="TransformationException">A request's transformation cannot be carried out.</exception>
    public async Task<IReadOnlyList<BreakpointSet>> ExecuteAsync(Asset asset, IReadOnlyList<BreakpointRequest> requests, CancellationToken cancellationToken)
    {
        var sets = new List<BreakpointSet>(requests.Count);
        foreach (var request in requests.Where(_ => asset.ResourceType == ResourceType.Image))
        {
            sets.Add(new(request, await FindAsync(asset, request, cancellationToken)));
        }

        return sets;
    }

    private async Task<IReadOnlyList<Breakpoint>> FindAsync(Asset asset, BreakpointRequest request, CancellationToken cancellationToken)
    {
        var most = Math.Min(request.MaxWidth, await WidthAsync(asset, request, cancellationToken));
        var measured = new Dictionary<int, Breakpoint>();
        var search = new BreakpointSearch(async width => (measured[width] = await MeasureAsync(asset, request, width, cancellationToken)).SizeInBytes);
        var widths = await search.RunAsync(Math.Min(request.MinWidth, most), most, request.MaxImages, request.BytesStep);
        if (request.CreateDerived)
        {
            foreach (var width in widths)
            {
                await _deriver.GetStoredAsync(asset, await DerivationAsync(asset, request, TextFor(request, width), cancellationToken), cancellationToken);
            }
        }

        return [.. widths.Select(width => measured[width])];
    }

    /// <summary>What the request's own transformation makes of the picture's width.</summary>
    private async Task<int> WidthAsync(Asset asset, BreakpointRequest request, CancellationToken cancellationToken)
    {
        var own = await _understand.ExecuteAsync(asset.Cloud, Transformation.Parse(request.Transformation), cancellationToken);
        return Math.Max(1, own.PlanFor(asset).After(CatalogFacts.InputOf(asset)).Size.Width);
    }

    private async Task<Breakpoint> MeasureAsync(Asset asset, BreakpointRequest request, int width, CancellationToken cancellationToken)
    {
        var text = TextFor(request, width);
        await using var output = _scratch.NewFile();
        cancellationToken.ThrowIfCancellationRequested();
        var file = await _derive.ExecuteAsync(asset, await DerivationAsync(asset, request, text, cancellationToken), output);
        return new(width, file.Height, file.SizeInBytes, text, file.Format);
    }

    private async Task<Derivation> DerivationAsync(Asset asset, BreakpointRequest request, string text, CancellationToken cancellationToken)
    {
        var transformation = await _understand.ExecuteAsync(asset.Cloud, Transformation.Parse(text), cancellationToken);
        var plan = transformation.PlanFor(asset);
        var format = DeliveryFormat.Choose(asset, plan, request.Format, accept: null);
        return (await _derivations.OfAsync(asset, transformation.Carried, format, LayerTrust.Written, mayFetch: true, cancellationToken)) with
        {
            KeepAlpha = DeliveryFormat.KeepsAlpha(plan.Output, request.Format, format),
        };
    }

    private static string TextFor(BreakpointRequest request, int width)
        => (request.Transformation.Length == 0 ? "" : request.Transformation + "/") + string.Create(CultureInfo.InvariantCulture, $"c_scale,w_{width}");
}
