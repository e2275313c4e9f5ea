using System.Globalization;
using NetVips;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>The whole table of sizes that the language's own tests check by arithmetic, here by decoding results.</summary>
public sealed class ConformanceSizes(ConformanceSizes.Sources sources) : IClassFixture<ConformanceSizes.Sources>
{
    public static TheoryData<string, string, string, string, string, int> Cases()
    {
        var cases = new TheoryData<string, string, string, string, string, int>();
        var table = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Engine", "conformance.tsv")).Select(line => line.Split('\t'));
        foreach (var cells in table.Where(cells => cells is [_, _, _, _, _, _, _, "arithmetic", "here"]))
            cases.Add(cells[0], cells[2], cells[3], cells[4], cells[5], int.Parse(cells[6], CultureInfo.InvariantCulture));

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_result_has_the_size_of_its_row(string row, string entering, string facts, string transformation, string leaving, int tolerance)
    {
        using var result = sources.Bench.Derive(sources.Of(entering), transformation, change: request => With(request, facts));

        var expected = leaving.Split('x').Select(side => int.Parse(side, CultureInfo.InvariantCulture)).ToArray();
        Assert.True(
            Math.Abs(result.Width - expected[0]) <= tolerance && Math.Abs(result.Height - expected[1]) <= tolerance,
            $"row {row}: {transformation} on {entering} gives {result.Width}x{result.Height}, not {leaving}");
    }

    private static DeriveRequest With(DeriveRequest request, string facts)
    {
        return facts.Split('=') switch
        {
            ["dpr", var dpr] => request with { DprHint = Numbers(dpr)[0] },
            ["width", var width] => request with { WidthHint = (int)Numbers(width)[0] },
            ["custom", var rect] => request with { CustomCoordinates = Rect(Numbers(rect)) },
            ["face", var rect] => request with { Faces = [Rect(Numbers(rect))] },
            ["tags", var tags] => request with { Facts = new() { Tags = tags.Split(',') } },
            ["context", var pair] => request with { Facts = new() { Context = new Dictionary<string, string> { [pair.Split(':')[0]] = pair.Split(':')[1] } } },
            _ => request,
        };
    }

    private static double[] Numbers(string text) => [.. text.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    private static PixelRect Rect(double[] n) => new((int)n[0], (int)n[1], (int)n[2], (int)n[3]);

    /// <summary>One flat picture of each size.</summary>
    public sealed class Sources : IDisposable
    {
        private readonly Dictionary<string, string> _paths = [];

        internal Bench Bench { get; } = new();

        public string Of(string size)
        {
            if (!_paths.TryGetValue(size, out var path))
            {
                var sides = size.Split('x').Select(side => int.Parse(side, CultureInfo.InvariantCulture)).ToArray();
                using var flat = Bench.Flat(sides[0], sides[1], 90, 120, 40);
                _paths[size] = path = Bench.Save(flat, "a.png");
            }

            return path;
        }

        public void Dispose() => Bench.Dispose();
    }
}
