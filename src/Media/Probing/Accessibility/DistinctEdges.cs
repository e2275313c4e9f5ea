using ServerlessDam.Media.Probing.Colors;

namespace ServerlessDam.Media.Probing.Accessibility;

/// <summary>The share of the edges of a picture that are still seen. An edge is a step of colour between neighbours.</summary>
internal static class DistinctEdges
{
    /// <summary>CIELAB difference of neighbours that is an edge: about five that are just noticed.</summary>
    private const double Edge = 12;

    /// <summary>What must be left of it.</summary>
    private const double Seen = Edge / 2;

    /// <summary>By the worst of <see cref="SeenColours.Kinds"/>; 1 for a picture without edges.</summary>
    public static double Share(Pixels pixels)
    {
        var plain = Labs(pixels, Lab.Of);
        List<(int From, int To)> edges = [];
        for (var i = 0; i < pixels.Count; i++)
        {
            foreach (var next in Neighbours(i, pixels))
            {
                if (plain[i].SquaredDistanceTo(plain[next]) >= Edge * Edge)
                    edges.Add((i, next));
            }
        }
        return edges.Count == 0 ? 1 : SeenColours.Kinds.Min(kind =>
        {
            var labs = Labs(pixels, kind.Of);
            return edges.Count(edge => labs[edge.From].SquaredDistanceTo(labs[edge.To]) >= Seen * Seen) / (double)edges.Count;
        });
    }

    private static IEnumerable<int> Neighbours(int index, Pixels pixels)
    {
        if ((index + 1) % pixels.Width != 0)
            yield return index + 1;
        if (index + pixels.Width < pixels.Count)
            yield return index + pixels.Width;
    }

    private static Lab[] Labs(Pixels pixels, Func<byte, byte, byte, Lab> see)
    {
        var labs = new Lab[pixels.Count];
        for (var i = 0; i < labs.Length; i++)
        {
            var (r, g, b) = pixels.OverWhite(i);
            labs[i] = see(r, g, b);
        }
        return labs;
    }
}
