using System.Globalization;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Transformations.Tests.Conformance;

/// <summary>One row of the conformance table, <c>conformance.tsv</c>.</summary>
/// <param name="Number">1 to 234, as the reference numbers it.</param>
/// <param name="Size">Of the picture that enters, after orientation; a dash where it does not matter.</param>
/// <param name="Facts">What else is known: <c>face=x,y,w,h</c>, <c>dpr=2</c>, <c>id=f/p</c>; a dash for nothing.</param>
/// <param name="Text">A transformation; at the levels <c>url</c> and <c>http</c> the tail of a URL.</param>
/// <param name="Expected">A size, or an error, or what the level's own test expects.</param>
/// <param name="Tolerance">Pixels by which a side may differ.</param>
/// <param name="Level"><c>arithmetic</c>, <c>refusal</c> and <c>url</c> are tested in this room; <c>engine</c> and <c>http</c> elsewhere.</param>
/// <param name="Tested"><c>here</c>, the file that tests it, or <c>open</c>: not satisfied yet.</param>
internal sealed record Row(int Number, string Group, string Size, string Facts, string Text, string Expected, int Tolerance, string Level, string Tested)
{
    public const string Open = "open";

    public const string Here = "here";

    /// <summary>Whether this room can tell if the row holds.</summary>
    public bool IsOfThisRoom => Level is "arithmetic" or "refusal" or "url";

    public bool IsOpen => Tested == Open;

    public static Row Of(string[] cells)
        => new(Whole(cells[0]), cells[1], cells[2], cells[3], cells[4], cells[5], Whole(cells[6]), cells[7], cells[8]);

    public override string ToString() => string.Join('\t', Number, Group, Size, Facts, Text, Expected, Tolerance, Level, Tested);

    /// <summary>What is wrong; null when the row holds.</summary>
    public string? Problem()
    {
        try
        {
            return Level == "url" ? UrlProblem() : SizeProblem(Transformation.Parse(Text));
        }
        catch (TransformationException error)
        {
            var isMeant = Level == "refusal" && (error.Message == Expected
                || (Expected == "400" && !error.Message.Contains("not supported", StringComparison.Ordinal)));
            return isMeant ? null : error.Message;
        }
    }

    private string? UrlProblem()
    {
        var readings = DeliveryUrl.Parse("/demo/" + Text).Readings;
        var id = Facts["id=".Length..];
        return readings.FirstOrDefault(reading => reading.PublicId == id) is { } meant
            ? SizeProblem(meant.Transformation)
            : $"names {readings[0].PublicId}";
    }

    private string? SizeProblem(Transformation transformation)
    {
        if (Level == "refusal")
            return Plan.Check(transformation, ServedEffects.Catalog) is null ? null : "is not refused";
        if (Situation.Of(Size, Facts) is not { } input)
            return $"no plan can be told of {Facts}";

        var (size, expected) = (Plan.Of(transformation, input, ServedEffects.Catalog).After(input).Size, Situation.SizeOf(Expected));
        return Math.Abs(size.Width - expected.Width) <= Tolerance && Math.Abs(size.Height - expected.Height) <= Tolerance ? null : $"gives {size}";
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
