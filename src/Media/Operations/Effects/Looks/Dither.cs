using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;

namespace ServerlessDam.Media.Operations.Effects.Looks;

/// <summary>e_ordered_dither: each channel is full where it exceeds a threshold that a small pattern sets, else empty.</summary>
internal static class Dither
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("ordered_dither", "Prints the picture in full or empty dots of each channel; type chooses the pattern: 0 threshold, 1 checkerboard, 2 to 5 ordered, 6 to 8 angled halftones, 9 to 12 straight halftones, 13 to 18 round dots, black and white in turns.", "e_ordered_dither:9", OnColours(Apply), new NumberDeclaration("type", "pattern", 0, 18, 0)),
    ];

    public static Image Apply(Image image, EffectStep step)
    {
        var (side, ranks) = Pattern(step.Number("type"));
        var steps = ranks.Distinct().Count() + 1;
        var cells = Array.ConvertAll(ranks, rank => (byte)((rank + 1) * 255 / steps));
        using var thresholds = Channels.Tiled(cells, side, image.Width, image.Height);
        return image > thresholds;
    }

    /// <summary>Codes 0 to 18 as the reference lists them: the side of the pattern, and for each cell which is passed when.</summary>
    private static (int Side, int[] Ranks) Pattern(int type) => type switch
    {
        0 => (1, [0]),
        1 => (2, [0, 1, 1, 0]),
        2 => (2, Bayer(2)),
        3 => (3, Ranks(3, Spread)),
        4 => (4, Bayer(4)),
        5 => (8, Bayer(8)),
        6 => Clustered(4, Angled),
        7 => Clustered(6, Angled),
        8 => Clustered(8, Angled),
        9 => Clustered(4, Straight),
        10 => Clustered(6, Straight),
        11 => Clustered(8, Straight),
        12 => Clustered(16, Straight),
        13 => Clustered(5, Round),
        14 => Clustered(5, Inverse(Round)),
        15 => Clustered(6, Round),
        16 => Clustered(6, Inverse(Round)),
        17 => Clustered(7, Round),
        18 => Clustered(7, Inverse(Round)),
        _ => throw new InvalidOperationException($"No pattern {type}."),
    };

    /// <summary>The recursive pattern of Bayer (1973): neighbours in rank lie as far apart as can be.</summary>
    private static int[] Bayer(int side)
    {
        var ranks = new int[side * side];
        for (var i = 0; i < ranks.Length; i++)
        {
            var (x, y) = (i % side, i / side);
            for (var bit = 1; bit < side; bit <<= 1)
                ranks[i] = (ranks[i] << 2) | (((x & bit) != 0) ^ ((y & bit) != 0) ? 2 : 0) | ((y & bit) != 0 ? 1 : 0);
        }

        return ranks;
    }

    private static (int Side, int[] Ranks) Clustered(int side, Func<double, double, double> spot)
        => (side, Ranks(side, (x, y) => spot((x + 0.5) / side, (y + 0.5) / side)));

    /// <summary>Cells in the order of a function of their place; those that are alike in turns from all sides, so that dots stay round.</summary>
    private static int[] Ranks(int side, Func<int, int, double> value)
    {
        var ranks = new int[side * side];
        var order = Enumerable.Range(0, ranks.Length).OrderBy(i => Math.Round(value(i % side, i / side), 6)).ThenBy(i => ((5 * (i % side)) + (3 * (i / side))) % 7).ToArray();
        for (var rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank;
        return ranks;
    }

    /// <summary>Every number from 0 to 8 once, and no two in a row are neighbours.</summary>
    private static double Spread(int x, int y) => ((3 * x) + y) * 4 % 9;

    /// <summary>Dots in rows that run diagonally: two to a pattern.</summary>
    private static double Angled(double x, double y) => Math.Cos(2 * Math.PI * x) * Math.Cos(2 * Math.PI * y);

    /// <summary>Dots in straight rows: one to a pattern.</summary>
    private static double Straight(double x, double y) => -Math.Cos(2 * Math.PI * x) - Math.Cos(2 * Math.PI * y);

    /// <summary>Black circles around the middle that shrink as it gets lighter.</summary>
    private static double Round(double x, double y) => -Math.Sqrt(((x - 0.5) * (x - 0.5)) + ((y - 0.5) * (y - 0.5)));

    private static Func<double, double, double> Inverse(Func<double, double, double> spot) => (x, y) => -spot(x, y);
}
