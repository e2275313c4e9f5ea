using ServerlessDam.Transformations.Plans.Reading;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Video;

/// <summary>Where <c>e_zoompan</c> starts or ends: <c>(g_face;zoom_1.4)</c>, <c>(zoom_2;x_100;y_0.5)</c>.</summary>
/// <param name="Gravity">Null for the middle, or for the point that <paramref name="X"/> and <paramref name="Y"/> name.</param>
/// <param name="Zoom">1 to 10 times; null for what the mode says.</param>
public sealed record ZoomPoint(Gravity? Gravity, double? Zoom, Length? X, Length? Y)
{
    private const int MostZoom = 10;

    private static readonly ZoomPoint Middle = new(null, null, null, null);

    /// <returns>Null for text of another form or a number out of range.</returns>
    /// <exception cref="TransformationException">The gravity or an offset is none.</exception>
    public static ZoomPoint? Of(string text)
    {
        if (text is not ['(', .., ')'])
            return text.Length == 0 ? Middle : null;

        ZoomPoint? point = Middle;
        foreach (var item in text[1..^1].Split(';'))
            point = item.Split('_', 2) is [var key, var value] && value.Length > 0 ? point?.With(new(key, value)) : null;

        return point;
    }

    private ZoomPoint? With(Parameter item) => item.Key switch
    {
        "g" => this with { Gravity = GravityReader.Read(item, CropMode.Crop, resizes: true) },
        "x" => this with { X = item.Length() },
        "y" => this with { Y = item.Length() },
        "zoom" when Numbers.TryDecimal(item.Value, out var zoom) && zoom is >= 1 and <= MostZoom => this with { Zoom = (double)zoom },
        _ => null,
    };
}
