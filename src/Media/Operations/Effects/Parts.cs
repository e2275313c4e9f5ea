using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Effects on parts of the picture only: a region that the component names, or the faces that are known.</summary>
internal static class Parts
{
    public static EffectOperation Region(Func<Image, EffectStep, Image> effect)
        => (picture, step) => Changed(picture, step.Region("region").In(picture.State) is { } box ? [box] : [], image => effect(image, step));

    public static EffectOperation Faces(Func<Image, EffectStep, Image> effect)
        => (picture, step) => Changed(picture, picture.State.Faces, image => effect(image, step));

    private static Picture Changed(Picture picture, ValueList<PixelRect> boxes, Func<Image, Image> effect)
        => boxes.Count == 0 ? picture : picture.Settled().Each(image => boxes.Aggregate(image.Copy(), (before, box) => Changed(before, box, effect)));

    private static Image Changed(Image image, PixelRect box, Func<Image, Image> effect)
    {
        using (image)
        {
            using var part = image.Crop(box.X, box.Y, box.Width, box.Height);
            using var changed = Alpha.Premultiplied(part, effect);
            using var bytes = Alpha.Bytes(changed);
            return image.Insert(bytes, box.X, box.Y);
        }
    }
}
