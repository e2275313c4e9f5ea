using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Operations;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Media.Engine;

/// <summary>Runs a transformation on a picture file: open, one step after the other, encode. Meant for a media worker.</summary>
public static class ImageEngine
{
    /// <summary>Canonical names of the formats that can be read.</summary>
    public static IReadOnlyList<string> ReadFormats => SourceFormats.Names;

    /// <summary>Canonical names of the formats that any picture can be written in.</summary>
    public static IReadOnlyList<string> WriteFormats => WriterTable.Names;

    /// <param name="readablePath">
    /// The source itself, or what a converter made of it: a page of a document is then already chosen and drawn.
    /// </param>
    /// <param name="convert">Makes the file of a layer readable.</param>
    /// <param name="sight">The models, for effects that need one; null for none.</param>
    /// <param name="recent">What was decoded before this, where the request says what content it is of.</param>
    /// <exception cref="DamException">
    /// InvalidParameter: the transformation does not fit this picture. Unprocessable: broken or too large. NotAvailable: the
    /// format cannot be written here. Nothing is left at the output path.
    /// </exception>
    internal static DerivedFile Run(
        string readablePath, DeriveRequest request, Func<LayerFile, SourceOptions, SourceFile> convert, CancellationToken cancellationToken, Sight? sight = null, RecentPixels? recent = null)
    {
        LibvipsPolicy.Apply();
        using var layers = new LayerFiles(request, convert);
        try
        {
            return Derive(Source.Of(readablePath) with { Original = request.SourcePath }, request, layers, sight, recent, cancellationToken);
        }
        catch (Exception e)
        {
            File.Delete(request.OutputPath);
            switch (e)
            {
                case TransformationException wrong: throw new DamException(ErrorKind.InvalidParameter, wrong.Message, wrong);
                case VipsException broken: throw Source.Invalid(broken);
                default: throw;
            }
        }
    }

    private static DerivedFile Derive(Source source, DeriveRequest request, LayerFiles layers, Sight? sight, RecentPixels? recent, CancellationToken cancellationToken)
    {
        if (!WriterTable.ByFormat.TryGetValue(request.Format, out var writer))
            throw new DamException(ErrorKind.NotAvailable, $"Format {request.Format} cannot be written by this server");

        // By arithmetic first: how to open the source, and whether the decoder can do some of the scaling.
        var transformation = Transformation.Parse(request.Transformation);
        var options = Plan.Of(transformation, Input(source.Upright, request), ServedEffects.Catalog).Source;
        var input = StoredPlaces.On(Input(source.SizeFor(options), request), request, options);
        var plan = Plan.Of(transformation, input, ServedEffects.Catalog);

        if (writer.IsDrawing && !plan.MakesDrawing)
            throw DamException.Invalid($"Format {request.Format} is for what e_vectorize has drawn");
        Upscale.Check(plan, PictureState.Of(input));
        if (plan.Output.Breakpoints is { } breakpoints)
            return BreakpointList.Write(request, breakpoints, input.Size);

        // A converter has already picked the page of what it converted.
        var page = source.Format.Name == request.SourceFormat ? plan.Source.Page : null;
        var animated = source.IsAnimated && page is null && writer.CanAnimate && KeepsAnimation(source, request, plan.Output);
        using var enlargements = new Enlargements();
        using var canvas = new PixelCanvas(
            Opening.Open(source, plan, PictureState.Of(input), animated, page ?? 1, Decode, cancellationToken), layers, sight, enlargements, cancellationToken);
        var done = Evaluator.Run(transformation, input, ServedEffects.Catalog, canvas);
        var written = Encoding.Write(canvas.Picture, done.Output, request, cancellationToken);
        return (done.Output.Flags & OutputFlags.GetInfo) == 0 ? written : PictureInfo.Write(request, input.Size, canvas.State, written);

        Image Decode(LoadOptions options) => recent is null || request.SourceContent is not { } content
            ? source.Open(options)
            : recent.Open(content, source, options, cancellationToken);
    }

    /// <summary>
    /// Animations stay what they are in their own format and in gif; webp and png made of a gif move only when a flag says so.
    /// </summary>
    private static bool KeepsAnimation(Source source, DeriveRequest request, OutputOptions output) => request.Format == "png"
        ? (output.Flags & OutputFlags.AnimatedPng) != 0
        : source.Format.Name == request.Format
            || request.Format == "gif"
            || output.AutoFormat == AutoFormat.Animated
            || (output.Flags & (OutputFlags.Animated | OutputFlags.AnimatedWebp)) != 0;

    private static PlanInput Input(PixelSize size, DeriveRequest request) => new()
    {
        Size = size,
        Faces = request.Faces.ToValueList(),
        CustomCoordinates = request.CustomCoordinates,
        Regions = request.Regions.ToValueList(),
        Seen = request.Seen.ToValueList(),
        DprHint = request.DprHint,
        WidthHint = request.WidthHint,
        Facts = request.Facts,
    };
}
