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
        var plain = new Lab[pixels.Count];
        for (var i = 0; i < plain.Length; i++)
            plain[i] = See(pixels, i, Lab.Of);
        List<(int From, int To)> edges = [];
        for (var i = 0; i < pixels.Count; i++)
        {
            Add(i, i + 1, (i + 1) % pixels.Width != 0);
            Add(i, i + pixels.Width, i + pixels.Width < pixels.Count);
        }
        return edges.Count == 0 ? 1 : SeenColours.Kinds.Min(kind =>
            edges.Count(edge => See(pixels, edge.From, kind.Of).SquaredDistanceTo(See(pixels, edge.To, kind.Of)) >= Seen * Seen) / (double)edges.Count);

        void Add(int from, int to, bool areNeighbours)
        {
            if (areNeighbours && plain[from].SquaredDistanceTo(plain[to]) >= Edge * Edge)
                edges.Add((from, to));
        }
    }

    private static Lab See(Pixels pixels, int index, Func<byte, byte, byte, Lab> see)
    {
        var (r, g, b) = pixels.OverWhite(index);
        return see(r, g, b);
    }
}
