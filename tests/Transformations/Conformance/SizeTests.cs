using System.Globalization;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Conformance;

public sealed class SizeTests
{
    public static TheoryData<string, string, string, string, string, int> Cases()
    {
        var cases = new TheoryData<string, string, string, string, string, int>();
        foreach (var row in Table.Rows("sizes.tsv"))
            cases.Add(row[0], row[1], row[2], row[3], row[4], int.Parse(row[5], CultureInfo.InvariantCulture));

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_transformation_leaves_the_size_that_the_reference_states(
        string row, string entering, string facts, string transformation, string leaving, int tolerance)
    {
        var input = Input(Size(entering), facts);

        var size = Plan.Of(Transformation.Parse(transformation), input).After(input).Size;

        var expected = Size(leaving);
        Assert.True(
            Math.Abs(size.Width - expected.Width) <= tolerance && Math.Abs(size.Height - expected.Height) <= tolerance,
            $"row {row}: {transformation} on {entering} gives {size}, not {leaving}");
    }

    [Fact]
    public void The_table_is_complete() => Assert.Equal(111, Table.Rows("sizes.tsv").Count());

    private static PlanInput Input(PixelSize size, string facts)
    {
        var parts = facts.Split('=');
        var numbers = parts.Length < 2 ? [] : parts[1].Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return parts[0] switch
        {
            "dpr" => new() { Size = size, DprHint = numbers[0] },
            "width" => new() { Size = size, WidthHint = (int)numbers[0] },
            "custom" => new() { Size = size, CustomCoordinates = Rect(numbers) },
            "face" => new() { Size = size, Faces = [Rect(numbers)] },
            _ => new() { Size = size },
        };
    }

    private static PixelRect Rect(double[] n) => new((int)n[0], (int)n[1], (int)n[2], (int)n[3]);

    private static PixelSize Size(string text)
        => text.Split('x') is [var width, var height]
            ? new(int.Parse(width, CultureInfo.InvariantCulture), int.Parse(height, CultureInfo.InvariantCulture))
            : throw new FormatException(text);
}
