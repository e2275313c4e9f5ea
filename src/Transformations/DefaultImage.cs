using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations;

/// <summary><c>d_folder:name.png</c>: the image to deliver in the place of one that is missing.</summary>
/// <param name="PublicId">Without the extension.</param>
/// <param name="Format">What the extension says; null without a known one.</param>
public sealed record DefaultImage(string PublicId, MediaFormat? Format)
{
    private const string Key = "d";

    /// <summary>Splits it off: what is derived of an image that is there does not depend on it. Of several the last counts.</summary>
    public static (Transformation Without, DefaultImage? Image) Take(Transformation transformation)
    {
        if (transformation.Components.Select(component => component[Key]).OfType<Parameter>().LastOrDefault() is not { } parameter)
            return (transformation, null);

        return (transformation.Without(Key), Of(parameter.Value));
    }

    private static DefaultImage Of(string value)
    {
        var id = PercentEncoding.Decode(value).Replace(':', '/');
        var dot = id.LastIndexOf('.');
        return dot > id.LastIndexOf('/') + 1 && MediaFormats.Find(id[(dot + 1)..]) is { } format ? new(id[..dot], format) : new(id, null);
    }
}
