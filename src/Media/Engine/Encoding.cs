using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Operations;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>Writes the final picture: joins frames, lays transparency on a colour where the format has none, keeps what metadata is wanted.</summary>
internal static class Encoding
{
    public static DerivedFile Write(Picture picture, OutputOptions output, string format, string path, CancellationToken cancellationToken)
    {
        if (format == "jpg" && picture.HasAlpha && (output.Flags & OutputFlags.PreserveTransparency) != 0)
            format = "png";
        var writer = WriterTable.ByFormat[format];
        var size = picture.State.Size;
        if (Math.Max(size.Width, size.Height) > writer.MaxSide)
            throw DamException.Invalid($"Maximum image width/height is {writer.MaxSide}");

        using var joined = Joined(picture, output);
        using var flat = writer.HasAlpha && (output.Flags & OutputFlags.Png24) == 0 ? joined.Copy() : Alpha.Flat(joined, output.FlattenOn);
        var keep = Metadata.Wanted(output);
        using var final = Metadata.Reduced(flat, output);
        _ = Cancellation.Heed(
            final,
            image =>
            {
                writer.Write(new(image, path, output, keep, picture.IsAnimated));
                return image;
            },
            cancellationToken);
        return new(format, size.Width, size.Height, new FileInfo(path).Length);
    }

    /// <summary>Frames below each other, as libvips' savers want an animation.</summary>
    private static Image Joined(Picture picture, OutputOptions output)
    {
        if (!picture.IsAnimated)
            return picture.First.Copy();
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
