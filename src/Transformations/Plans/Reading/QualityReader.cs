using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>q_: <c>80</c>, <c>80:420</c>, <c>auto[:level][:420]</c>, <c>jpegmini[:0-2]</c>; the <c>:qmax_90</c> behind one is for videos.</summary>
internal static class QualityReader
{
    private const string Ceiling = "qmax_";

    public static Quality Read(Parameter parameter)
    {
        var parts = parameter.Value.Split(':').AsSpan();
        if (parts.Length > 1 && parts[^1].StartsWith(Ceiling, StringComparison.Ordinal))
            parts = Numbers.TryInteger(parts[^1][Ceiling.Length..], out var ceiling) && ceiling is >= 1 and <= 100 ? parts[..^1] : throw parameter.Invalid();

        int? subsampling = parts.Length > 1 && Subsampling(parts[^1]) is { } digits ? digits : null;
        if (subsampling is not null)
            parts = parts[..^1];

        return parts switch
        {
            ["auto"] or ["auto", "good"] => new(null, AutoQuality.Good, subsampling),
            ["auto", "best"] => new(null, AutoQuality.Best, subsampling),
            ["auto", "eco"] => new(null, AutoQuality.Eco, subsampling),
            ["auto", "low"] => new(null, AutoQuality.Low, subsampling),
            ["jpegmini"] or ["jpegmini", "0"] => new(90, null, subsampling),
            ["jpegmini", "1"] => new(80, null, subsampling),
            ["jpegmini", "2"] => new(70, null, subsampling),
            [var number] => new(Percent(parameter, number), null, subsampling),
            _ => throw parameter.Invalid(),
        };
    }

    /// <summary>1 to 100; a fraction below 1 is taken as a share of 100.</summary>
    private static int Percent(Parameter parameter, string text)
    {
        if (!Numbers.TryDecimal(text, out var number))
            throw parameter.Invalid();

        var percent = text.Contains('.') && number <= 1 ? number * 100 : number;
        return percent is >= 1 and <= 100 ? (int)decimal.Round(percent) : throw parameter.Invalid();
    }

    private static int? Subsampling(string text) => text switch
    {
        "444" => 444,
        "422" => 422,
        "421" => 421,
        "420" => 420,
        "411" => 411,
        "410" => 410,
        "311" => 311,
        _ => null,
    };
}
