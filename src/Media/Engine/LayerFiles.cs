using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Operations.Text;
using ServerlessDam.Media.Programs;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Media.Engine;

/// <summary>The files that a request's layers are opened from, and what had to be made of them, which goes with this object.</summary>
/// <param name="convert">Makes a file readable: the original itself, or what a program drew of the page asked for.</param>
internal sealed class LayerFiles(DeriveRequest request, Func<LayerFile, SourceOptions, SourceFile> convert) : IDisposable
{
    /// <summary>All layers together may hold as many pixels as a picture: they are in memory at the same time.</summary>
    private const long MostPixels = PixelLimits.MaxArea;

    private readonly List<SourceFile> _open = [];
    private long _pixels;

    /// <summary>The file of an asset, a remote URL, a table or a font.</summary>
    /// <exception cref="DamException">NotFound: the app found none.</exception>
    public LayerFile Find(LayerSource source) => Find(source.ToString());

    /// <exception cref="DamException">NotFound: no such asset. InvalidParameter: layers are too large. Else as for sources.</exception>
    public Picture Open(LayerContent content, CancellationToken cancellationToken)
        => content switch
        {
            TextContent { Source: TextSource text, Look: var look } => Text(text, look, cancellationToken),
            TextContent { Source: StoredStyleTextSource text, Look: var look } => Text(text, look, cancellationToken),
            PictureContent { Source: var source, Options: var options } => Opened(Find(source), options, cancellationToken),
            TextContent { Source: var source } => throw DamException.NotFound(source.ToString()),
            _ => throw new InvalidOperationException($"No layer of {content.GetType().Name}."),
        };

    public void Dispose() => _open.ForEach(file => file.Dispose());

    private Picture Opened(LayerFile file, SourceOptions options, CancellationToken cancellationToken)
    {
        var readable = convert(file, options);
        _open.Add(readable);
        var source = Source.Of(readable.ReadablePath) with { Original = file.Path };
        var size = Counted(source.SizeFor(options));
        var page = source.Format.Name == file.Format ? options.Page ?? 1 : 1;
        var plan = new Plan(options, [], new());
        return Opening.Open(source, plan, new() { Initial = size, Size = size }, animated: false, page, source.Open, cancellationToken);
    }

    /// <summary>In the look of the stored text, where the layer says nothing else of its colours.</summary>
    private Picture Text(StoredStyleTextSource text, TextLook look, CancellationToken cancellationToken)
    {
        var stored = Find(text).Text ?? throw DamException.NotFound(text.StyleId);
        var style = TextStyle.Parse(stored.Style);
        return Text(new TextSource(style, text.Text), look with
        {
            Color = look.Color == Color.Black && Color.TryParse(stored.Color, out var color) ? color : look.Color,
            Background = look.Background ?? (stored.Background is { } behind && Color.TryParse(behind, out var background) ? background : null),
        }, cancellationToken);
    }

    private Picture Text(TextSource text, TextLook look, CancellationToken cancellationToken)
    {
        var font = text.Style.FontId is { } id ? Find(LayerFile.FontPrefix + id).Path : null;
        var image = TextPicture.Render(
            text.Style, text.Text, look.Color, look.Background, Stroke(text.Style, look),
            look.WrapWidth, look.MaxHeight, look.IsTrimmed, font, cancellationToken);
        var size = new PixelSize(image.Width, image.Height);
        var picture = new Picture([image], new() { Initial = size, Size = size }, cancellationToken);
        try
        {
            Counted(size);
            return picture;
        }
        catch
        {
            picture.Dispose();
            throw;
        }
    }

    private PixelSize Counted(PixelSize size)
        => (_pixels += size.Area) <= MostPixels ? size : throw DamException.Invalid($"Maximum size of all layers is {MostPixels / 1_000_000} megapixels");

    private static (int Width, Color Color)? Stroke(TextStyle style, TextLook look)
        => !style.HasStroke ? null : style.Stroke is { } own ? (own.WidthInPixels, own.Color) : look.Stroke;

    private LayerFile Find(string source)
        => request.Layers.TryGetValue(source, out var file) ? file : throw DamException.NotFound(source);
}
