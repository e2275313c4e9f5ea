using System.Globalization;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Conformance;

/// <summary>The picture and the request of a row.</summary>
internal static class Situation
{
    /// <summary>Null where a fact is none that a plan can be told.</summary>
    public static PlanInput? Of(string size, string facts)
    {
        var input = new PlanInput { Size = size == "-" ? new(1, 1) : SizeOf(size) };
        return facts.Split('=') switch
        {
            ["-"] or ["id", _] => input,
            ["dpr", var dpr] => input with { DprHint = Numbers(dpr)[0] },
            ["width", var width] => input with { WidthHint = (int)Numbers(width)[0] },
            ["custom", var rect] => input with { CustomCoordinates = Rect(Numbers(rect)) },
            ["face", var rect] => input with { Faces = [Rect(Numbers(rect))] },
            ["context", var pair] => input with { Facts = new() { Context = new Dictionary<string, string> { [pair.Split(':')[0]] = pair.Split(':')[1] } } },
            ["tags", var tags] => input with { Facts = new() { Tags = tags.Split(',') } },
            _ => null,
        };
    }

    public static PixelSize SizeOf(string text)
        => text.Split('x') is [var width, var height] ? new((int)Numbers(width)[0], (int)Numbers(height)[0]) : throw new FormatException(text);

    private static double[] Numbers(string text) => [.. text.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    private static PixelRect Rect(double[] n) => new((int)n[0], (int)n[1], (int)n[2], (int)n[3]);
}
