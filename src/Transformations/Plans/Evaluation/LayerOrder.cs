using ServerlessDam.Transformations.Chains;
using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans.Reading;
using ServerlessDam.Transformations.Plans.Video.Reading;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <summary>What a layer's components say, once its opener is literal.</summary>
internal sealed record LayerOrder
{
    private readonly Component _opener;

    private LayerOrder(LayerNode node, Component opener) => (Node, _opener) = (node, opener);

    public LayerNode Node { get; }

    public required LayerContent Content { get; init; }

    /// <summary>What the opener itself does to the layer.</summary>
    public required Component Own { get; init; }

    /// <summary>Set for a layer that is no picture but a table of colours.</summary>
    public LutStep? Lut { get; init; }

    /// <exception cref="TransformationException">The source is none, or one for videos.</exception>
    public static LayerOrder Of(LayerNode node, Component opener, Scope scope)
    {
        var parameter = Words.LayerOf(opener)!;
        var source = Source(parameter, scope);
        var own = LayerReader.Own(opener, places: node.Apply is null || !ResizeReader.Resizes(opener));
        if (VideoLayerReader.TimesAreOfBase(opener, node.Apply))
            own = TimeReader.Without(own);
        if (source is TextSource or StoredStyleTextSource or SubtitlesSource)
        {
            var look = LayerReader.Look(opener, source, scope.State.Size, out var rest);
            rest = VideoLayerReader.TimesAreOfBase(opener, node.Apply) ? TimeReader.Without(rest) : rest;
            return new(node, opener) { Content = new TextContent(source, look), Own = LayerReader.Own(rest, places: true) };
        }

        var options = node.Inner.OfType<ComponentNode>().Select(each => each.Component).Prepend(own)
            .Concat(node.Apply is { } apply ? [LayerReader.SourceFlagsOf(apply)] : [])
            .Aggregate(new SourceOptions(), (before, component) => SourceReader.Read(LayerReader.SourceOf(component), before));
        return new(node, opener)
        {
            Content = new PictureContent(source, options),
            Own = own,
            Lut = source is LutSource lut ? new(lut) : null,
        };
    }

    /// <param name="applied">The gravity of the apply, literal; null where it names none.</param>
    /// <summary>Where copies go: on each region that the gravity names, nowhere when the base has none; once without such a gravity.</summary>
    public IEnumerable<PixelRect?> Regions(PictureState picture, Component? applied)
    {
        var gravity = LayerReader.GravityOf(applied ?? (Node.Apply is null || !ResizeReader.Resizes(_opener) ? _opener : new Component([])));
        return gravity.Kind switch
        {
            GravityKind.Face or GravityKind.Custom or GravityKind.Region => gravity.Subject(picture) is { } region ? [region] : [],
            GravityKind.Faces when picture.Faces.Count > 0 => picture.Faces.Select(face => (PixelRect?)face),
            GravityKind.Faces or GravityKind.Thing => picture.Seen.Where(region => gravity.Things.Any(name => SeenRegions.Is(name, region.Name))).Select(region => (PixelRect?)region.Box),
            _ => [null],
        };
    }

    /// <param name="apply">Literal; null for the form in one component.</param>
    /// <param name="blend">An inner component, literal, that says how the layer acts on the base; null for none.</param>
    public LayerPlacement Placement(Component? apply, Component? blend)
    {
        var placing = Placing(apply);
        var blends = apply is null || LayerReader.Blend(placing) is not null ? null : blend ?? (LayerReader.Blend(_opener) is null ? null : _opener);
        return VideoLayerReader.Placement(LayerReader.Placement(placing, blends ?? placing, isUnder: _opener["u"] is not null), _opener, apply);
    }

    /// <summary>The apply; the opener's own placement counts where the apply says nothing and it is not that of a crop.</summary>
    private Component Placing(Component? apply)
    {
        if (apply is null)
            return _opener;

        var inherited = ResizeReader.Resizes(_opener) ? [] : _opener.Parameters.Where(p => p.Key is "g" or "x" or "y" && apply[p.Key] is null);
        return new([.. apply.Parameters, .. inherited, .. _opener.Parameters.Where(p => p.Key == Syntax.Keys.Flag)]);
    }

    /// <summary>Where no component goes by the region, copies on all of them are alike.</summary>
    public LayerFrame Frame(PictureState picture, PixelRect? region)
    {
        var own = Components(Node.Inner).Append(_opener).Append(Node.Apply ?? _opener).Any(component => Flags.Has(component, LayerFrame.RegionRelative)) ? region : null;
        var frame = new LayerFrame(picture.Size, (own ?? picture.Size.Bounds).Size);
        return frame with { Whole = frame.Of(_opener, Node.Apply ?? _opener) };
    }

    private static IEnumerable<Component> Components(IEnumerable<ChainNode> nodes) => nodes.SelectMany(node => node switch
    {
        ComponentNode { Component: var component } => [component],
        ConditionNode condition => Components([.. condition.Then, .. condition.Else]),
        _ => Enumerable.Empty<Component>(),
    });

    private static LayerSource Source(Parameter parameter, Scope scope)
    {
        try
        {
            return LayerSource.Parse(parameter).Interpolated(name => new VariableOperand(name).Evaluate(scope).Text) switch
            {
                SubtitlesSource or AssetSource { Media: not LayerMedia.Image } or FetchSource { Media: not LayerMedia.Image }
                    when scope.Facts.Video is null => throw parameter.Error($"Layer {parameter} is for videos"),
                var source => source,
            };
        }
        catch (ExpressionException e)
        {
            throw parameter.Error($"Invalid {parameter.LongName} in transformation: {parameter.Value} ({e.Message})");
        }
    }
}
