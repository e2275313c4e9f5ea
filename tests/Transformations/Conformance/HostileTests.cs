using System.Globalization;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Transformations.Tests.Conformance;

/// <summary>
/// Transformations that somebody writes to break a server. In the table <c>{x*1000}</c> stands for x a thousand times, and a
/// backslash escapes control characters.
/// </summary>
public sealed class HostileTests
{
    private static readonly PlanInput Picture = new() { Size = new(640, 427) };

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var row in Table.Rows("hostile.tsv"))
            cases.Add(row[0], row[1]);

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_written_to_break_a_server_is_refused_by_name(string written, string answer)
    {
        var error = Assert.Throws<TransformationException>(() => Run(Unfolded(written)));

        if (answer != "*")
            Assert.Equal(Unfolded(answer), error.Message);
    }

    private static void Run(string text)
    {
        var transformation = text.StartsWith("/demo/", StringComparison.Ordinal) ? DeliveryUrl.Parse(text).Reading.Transformation : Transformation.Parse(text);
        _ = Plan.Of(transformation, Picture, ServedEffects.Catalog).After(Picture);
    }

    private static string Unfolded(string written)
    {
        var (open, star, close) = (written.IndexOf('{'), written.LastIndexOf('*'), written.LastIndexOf('}'));
        return open < 0 || star < open
            ? written.Replace("\\0", "\0", StringComparison.Ordinal).Replace("\\r\\n", "\r\n", StringComparison.Ordinal)
            : written[..open]
                + string.Concat(Enumerable.Repeat(written[(open + 1)..star], int.Parse(written[(star + 1)..close], CultureInfo.InvariantCulture)))
                + written[(close + 1)..];
    }
}
