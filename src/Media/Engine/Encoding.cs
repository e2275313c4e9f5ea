using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Operations;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Media.Operations.Writers.Measuring;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>
/// Writes the final picture: picks the format where that depends on the result, joins frames, lays transparency on a colour
/// where the format has none, sets colours and metadata, finds the quality for <c>q_auto</c>.
/// </summary>
internal static class Encoding
{
    /// <summary>A result of no more pixels, all frames together, is written in memory where it may go with the reply.</summary>
    private const long SmallArea = 1_000_000;

    /// <remarks>The picture is of no use afterwards.</remarks>
    public static DerivedFile Write(Picture picture, OutputOptions asked, DeriveRequest request, CancellationToken cancellationToken)
    {
        var output = asked with { Quality = Hinted(asked.Quality, request) };
        using var joined = Joined(picture, output);

        // What is looked at before it is written cannot be decoded on the way.
        var looksAhead = output.Quality.Auto is not null || (joined.HasAlpha() && ResultFormat.DependsOnAlpha(output, request));
        using var image = looksAhead ? Cancellation.Heed(joined, static image => image.CopyMemory(), cancellationToken) : joined;
        var format = ResultFormat.Of(image, output, request, picture.IsAnimated, cancellationToken);
        var writer = WriterTable.ByFormat[format];
        var size = picture.State.Size;
        if (Math.Max(size.Width, size.Height) > writer.MaxSide)
            throw DamException.Invalid($"Maximum image width/height is {writer.MaxSide}");

        using var memory = request.MostBytesInReply > 0 && writer.Program is null && size.Area * picture.Frames.Count <= SmallArea ? new MemoryFile("result") : null;
        var writing = Prepared(image, output, format, memory?.Path ?? request.OutputPath, ProfilePath(output, request, writer, picture.IsAnimated)) with { Animated = picture.IsAnimated, Cancellation = cancellationToken };
        using var final = writing.Image;
        if (output.Quality.Auto is { } level && writer.Scale is { } scale)
            writing = writing with { Percent = MeasuredQuality.Find(writer, scale, writing, level).Percent };
        _ = Cancellation.Heed(
            final,
            image =>
            {
                writer.Write(writing);
                return image;
            },
            cancellationToken);
        var file = new DerivedFile(format, size.Width, size.Height, memory?.Length ?? new FileInfo(request.OutputPath).Length);
        if (memory is null)
            return file;
        if (file.SizeInBytes <= request.MostBytesInReply)
            return file with { Bytes = memory.ReadAll() };
        memory.CopyTo(request.OutputPath);
        return file;
    }

    /// <summary>Pixels and metadata as they go into a format.</summary>
    /// <param name="profilePath">The colour profile that <paramref name="output"/> names; null leaves it aside.</param>
    /// <returns>Its image is the caller's to dispose.</returns>
    public static Writing Prepared(Image image, OutputOptions output, string format, string path, string? profilePath = null)
    {
        var writer = WriterTable.ByFormat[format];
        var keep = Metadata.Wanted(output) | ((profilePath is not null && (output.Flags & OutputFlags.StripProfile) == 0) || ResultColours.HasProfile(output, writer, image) ? Enums.ForeignKeep.Icc : Enums.ForeignKeep.None);
        var prepared = Through(
            image,
            pixels => Bands(pixels, output, writer, format),
            pixels => profilePath is null
                ? ResultColours.Of(pixels, output, writer, format)
                : OwnProfile.Apply(pixels, OwnProfiles.IdIn(output.ColorSpace)!, profilePath, output, writer, format),
            pixels => Metadata.Reduced(pixels, output));
        return new(prepared, path, output, keep, Animated: false);
    }

    /// <summary>Null where the format could not say that the colours are those of a profile; they are sRGB then, which is what it means without.</summary>
    /// <exception cref="DamException">NotFound: the app found none.</exception>
    private static string? ProfilePath(OutputOptions output, DeriveRequest request, Writer writer, bool animated)
        => OwnProfiles.IdIn(output.ColorSpace) is not { } id ? null
            : !request.Layers.TryGetValue(LayerFile.ProfilePrefix + id, out var file) ? throw DamException.NotFound(id)
            : writer.HasProfile && !animated ? file.Path
            : null;

    /// <summary>The alpha band that the format has, or is asked to have.</summary>
    private static Image Bands(Image image, OutputOptions output, Writer writer, string format)
        => !writer.HasAlpha || (output.Flags & OutputFlags.Png24) != 0 ? (image.HasAlpha() ? Alpha.Flat(image, output.FlattenOn) : image)
            : format == "png" && (output.Flags & OutputFlags.Png32) != 0 ? Alpha.On(image)
            : image;

    /// <summary>Through steps that may give back what they are given. The result is the caller's, what is between is not.</summary>
    private static Image Through(Image image, params ReadOnlySpan<Func<Image, Image>> steps)
    {
        var current = image.Copy();
        try
        {
            foreach (var step in steps)
            {
                var next = step(current);
                if (!ReferenceEquals(next, current))
                    current.Dispose();
                current = next;
            }

            return current;
        }
        catch
        {
            current.Dispose();
            throw;
        }
    }

    /// <summary>What <c>q_auto</c> stands for in this request: what the asset's owner set, at most eco for who saves data.</summary>
    private static Quality Hinted(Quality asked, DeriveRequest request) => asked switch
    {
        { Auto: null } => asked,
        _ when request.QualityOverride is { } percent => asked with { Auto = null, Percent = percent },
        { Auto: AutoQuality.Best or AutoQuality.Good } when request.SaveData => asked with { Auto = AutoQuality.Eco },
        _ => asked,
    };

    /// <summary>Frames below each other, as libvips' savers want an animation.</summary>
    private static Image Joined(Picture picture, OutputOptions output)
    {
        if (!picture.IsAnimated)
            return picture.First;
        var timing = picture.Timing.With(output, picture.Frames.Count);
        using var reel = Image.Arrayjoin([.. picture.Frames], across: 1);
        return reel.Mutate(mutable =>
        {
            mutable.Set(GValue.GIntType, "page-height", picture.State.Size.Height);
            mutable.Set(GValue.GIntType, "loop", timing.Plays);
            if (timing.DelaysMs.Count > 0)
                mutable.Set(GValue.ArrayIntType, "delay", timing.DelaysMs.ToArray());
        });
    }
}
