using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Operations.Text;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>A text as a file of its own. Meant for a media worker.</summary>
internal static class TextDrawing
{
    /// <exception cref="DamException">InvalidParameter: the picture would be too large. Else as <see cref="TextPicture.Render"/>. Nothing is left at the output path.</exception>
    public static DerivedFile Run(TextRequest request, CancellationToken cancellationToken)
    {
        LibvipsPolicy.Apply();
        try
        {
            var image = TextPicture.Render(
                TextStyle.Parse(request.Look.Style), request.Text, Colour(request.Look.Color), request.Look.Background is { } text ? Colour(text) : null,
                stroke: null, wrapWidth: null, maxHeight: null, trim: true, request.FontPath, cancellationToken);
            var size = new PixelSize(image.Width, image.Height);
            using var picture = new Picture([image], new() { Initial = size, Size = size }, cancellationToken);
            var whole = new DeriveRequest { SourcePath = request.OutputPath, SourceFormat = "png", Transformation = "", Format = "png", OutputPath = request.OutputPath };
            return Encoding.Write(picture, new OutputOptions(), whole, cancellationToken);
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

    private static Color Colour(string text)
        => Color.TryParse(text, out var color) ? color : throw DamException.Invalid($"Invalid color {text}");
}
