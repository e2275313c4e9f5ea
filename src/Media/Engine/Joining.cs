using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Operations;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>Makes one picture of several: a stack, an animation, or the pages of a document.</summary>
public static class Joining
{
    /// <exception cref="DamException">
    /// Unprocessable: one is broken, or all together are too large. NotAvailable: the format cannot be written here. Nothing is left
    /// at the output path.
    /// </exception>
    public static DerivedFile Run(JoinRequest request, CancellationToken cancellationToken)
    {
        LibvipsPolicy.Apply();
        if (!WriterTable.ByFormat.TryGetValue(request.Format, out var writer) || writer.IsDrawing || (request.Layout == JoinLayout.Animation && !writer.CanAnimate)
            || (request.Layout == JoinLayout.Pages && request.Format != "pdf"))
            throw new DamException(ErrorKind.NotAvailable, $"Pictures cannot be joined as {request.Format} by this server");
        if (request.Paths.Count is 0 or > JoinRequest.MostPictures)
            throw DamException.Invalid($"At most {JoinRequest.MostPictures} pictures can be joined");

        try
        {
            return Join(request, cancellationToken);
        }
        catch (Exception e)
        {
            File.Delete(request.OutputPath);
            throw e is VipsException broken ? Source.Invalid(broken) : e;
        }
    }

    private static DerivedFile Join(JoinRequest request, CancellationToken cancellationToken)
    {
        var sizes = request.Paths.Select(path => Source.Of(path).Stored).ToList();
        var largest = new PixelSize(sizes.Max(size => size.Width), sizes.Max(size => size.Height));
        var stacked = request.Layout == JoinLayout.Stack;
        var area = stacked ? new PixelSize(largest.Width, sizes.Sum(size => size.Height)) : largest;
        SourceLimits.Check(area, stacked ? 1 : sizes.Count);

        var pictures = request.Paths.Select(Open).ToList();
        try
        {
            if (request.Layout == JoinLayout.Pages)
                return Pages(pictures, largest, request.OutputPath, cancellationToken);

            IReadOnlyList<Image> frames = stacked ? [Stack(pictures, area)] : [.. pictures.Select(picture => Centred(picture, area))];
            using var joined = new Picture(frames, PictureState.Of(new PlanInput { Size = area }), cancellationToken);
            var whole = new DeriveRequest
            {
                SourcePath = request.Paths[0], SourceFormat = "png", Transformation = "", Format = request.Format, OutputPath = request.OutputPath,
            };
            return Encoding.Write(joined, new OutputOptions { FrameDelayMs = request.FrameDelayMs, Flags = stacked ? OutputFlags.None : OutputFlags.AnimatedPng }, whole, cancellationToken);
        }
        finally
        {
            pictures.ForEach(picture => picture.Dispose());
        }
    }

    private static DerivedFile Pages(List<Image> pictures, PixelSize largest, string path, CancellationToken cancellationToken)
    {
        var writer = WriterTable.ByFormat["pdf"];
        if (Math.Max(largest.Width, largest.Height) > writer.MaxSide)
            throw DamException.Invalid($"Maximum image width/height is {writer.MaxSide}");

        var pages = new List<Writing>(pictures.Count);
        try
        {
            foreach (var picture in pictures)
            {
                cancellationToken.ThrowIfCancellationRequested();
                pages.Add(Encoding.Prepared(picture, new OutputOptions(), "pdf", path) with { Cancellation = cancellationToken });
            }

            PdfWriter.Write(pages, path);
        }
        finally
        {
            pages.ForEach(page => page.Image.Dispose());
        }

        return new("pdf", pictures[0].Width, pictures[0].Height, new FileInfo(path).Length);
    }

    private static Image Open(string path)
    {
        using var stored = Source.Of(path).Open(new LoadOptions());
        using var colours = Colours.ToSrgb(stored);
        return colours.HasAlpha() ? colours.Copy() : colours.Bandjoin(255);
    }

    private static Image Stack(IEnumerable<Image> pictures, PixelSize area)
    {
        var (stack, top) = (Nothing(area), 0);
        foreach (var picture in pictures)
        {
            var below = stack;
            stack = below.Insert(picture, 0, top);
            below.Dispose();
            top += picture.Height;
        }

        return stack;
    }

    private static Image Centred(Image picture, PixelSize area)
    {
        using var nothing = Nothing(area);
        return nothing.Insert(picture, (area.Width - picture.Width) / 2, (area.Height - picture.Height) / 2);
    }

    private static Image Nothing(PixelSize area)
    {
        using var black = Image.Black(area.Width, area.Height, bands: 4);
        return black.Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
