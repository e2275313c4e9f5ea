using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Operations;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>Runs a transformation on a picture file: open, one step after the other, encode. Meant for a media worker.</summary>
public static class ImageEngine
{
    /// <summary>Canonical names of the formats that can be read.</summary>
    public static IReadOnlyList<string> ReadFormats => SourceFormats.Names;

    /// <summary>Canonical names of the formats that can be written.</summary>
    public static IReadOnlyList<string> WriteFormats => WriterTable.Names;

    /// <param name="readablePath">
    /// The source itself, or what a converter made of it: a page of a document is then already chosen and drawn.
    /// </param>
    /// <exception cref="DamException">
    /// InvalidParameter: the transformation does not fit this picture. Unprocessable: broken or too large. NotAvailable: the
    /// format cannot be written here. Nothing is left at the output path.
    /// </exception>
    public static DerivedFile Run(string readablePath, DeriveRequest request, CancellationToken cancellationToken)
    {
        LibvipsPolicy.Apply();
        try
        {
            return Derive(Source.Of(readablePath), request, cancellationToken);
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

    private static DerivedFile Derive(Source source, DeriveRequest request, CancellationToken cancellationToken)
    {
        if (!WriterTable.ByFormat.TryGetValue(request.Format, out var writer))
            throw new DamException(ErrorKind.NotAvailable, $"Format {request.Format} cannot be written by this server");
        var plan = Plan.Of(Transformation.Parse(request.Transformation), Input(source.Upright, request));
        var state = PictureState.Of(Input(source.SizeFor(plan.Source), request));

        // A converter has already picked the page of what it converted.
        var page = source.Format.Name == request.SourceFormat ? plan.Source.Page : null;
        var animated = source.IsAnimated && page is null && writer.CanAnimate && KeepsAnimation(source, request, plan.Output);
        var picture = Opening.Open(source, plan, state, animated, page ?? 1, cancellationToken);
        try
        {
            foreach (var step in plan.Steps)
                picture = Steps.Apply(picture, step);
            return Encoding.Write(picture, plan.Output, request.Format, request.OutputPath, cancellationToken);
        }
        finally
        {
            picture.Dispose();
        }
    }

    /// <summary>Animations stay what they are in their own format and in gif; webp made of a gif moves only when a flag says so.</summary>
    private static bool KeepsAnimation(Source source, DeriveRequest request, OutputOptions output)
        => source.Format.Name == request.Format
            || request.Format == "gif"
            || output.AutoFormat == AutoFormat.Animated
            || (output.Flags & (OutputFlags.Animated | OutputFlags.AnimatedWebp)) != 0;

    private static PlanInput Input(PixelSize size, DeriveRequest request) => new()
    {
        Size = size,
        Faces = request.Faces.ToValueList(),
        CustomCoordinates = request.CustomCoordinates,
        DprHint = request.DprHint,
        WidthHint = request.WidthHint,
        Engines = EffectEngines.Kinds,
    };
}
