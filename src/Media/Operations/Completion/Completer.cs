namespace ServerlessDam.Media.Operations.Completion;

/// <summary>
/// Fills the gap of a picture with what the rest of it has: from coarse to fine, matching and painting in turns until both agree. Makes nothing
/// up. The same picture, gap and seed give the same result on machines of one kind.
/// </summary>
internal static class Completer
{
    /// <summary>A picture that is halved further has too little to choose from.</summary>
    private const int FewestSources = 64;

    /// <summary>A gap as narrow as this is seen whole from its edges.</summary>
    private const float Narrow = 5;

    /// <summary>Squares that are matched and painted at one size before the next.</summary>
    private const int Work = 120_000;

    /// <summary>Of a source that is the whole length of the picture away from the edge that a place continues: nearly nothing.</summary>
    private const float Along = 300;

    /// <summary>Of one that is as far off to the side: twelve grey levels in each byte.</summary>
    private const float Across = 60_000;

    public static void Fill(Raster raster, uint seed, CancellationToken cancellationToken) => Fill(raster, seed, cancellationToken.ThrowIfCancellationRequested);

    /// <param name="goOn">Asked again and again, between any two sizes and within their passes; throws where the work is to end.</param>
    internal static void Fill(Raster raster, uint seed, Action goOn)
    {
        if (!raster.Gap.Contains(true) || !raster.Gap.Contains(false))
            return;
        var nearest = new NearestKnown(raster);
        EdgeCopy.Paint(raster, nearest);
        OffsetField? coarser = null;
        foreach (var size in Enumerable.Reverse(Sizes(raster)))
        {
            goOn();
            var known = new NearestKnown(size);
            var field = new OffsetField(size, new Liking(size, known, Along, Across), new Dice(seed + (uint)size.Width));
            if (field.Sources == 0 || field.Targets.Length == 0)
                return;
            var voting = new Voting(size, known);
            if (coarser is null)
                EdgeCopy.Paint(size, known);
            Agree(size, field, voting, coarser, goOn);
            if (size == raster)
                new Seam(size, known, voting).Blend(goOn);
            coarser = field;
        }
    }

    /// <summary>Matches and paints in turns: often while there is little to do, once at a large size, where what came before is nearly right.</summary>
    private static void Agree(Raster size, OffsetField field, Voting voting, OffsetField? coarser, Action goOn)
    {
        if (coarser is null)
        {
            field.Scatter();
        }
        else
        {
            field.Follow(coarser);
            field.Search(0, 0, goOn);
            voting.Paint(field);
        }

        var times = Math.Clamp(Work / field.Targets.Length, 1, coarser is null ? 12 : 6);
        var (rounds, reach) = times > 2 ? (4, 16) : (2, 4);
        for (var time = 0; time < times; time++)
        {
            field.Search(rounds, coarser is null && field.Targets.Length <= Work ? Math.Max(size.Width, size.Height) : reach, goOn);
            voting.Paint(field);
        }
    }

    private static List<Raster> Sizes(Raster raster)
    {
        var sizes = new List<Raster> { raster };
        while (new NearestKnown(sizes[^1]).Farthest() > Narrow)
        {
            var half = sizes[^1].Halved();
            if (Squares.Of(half) is not { Known.Length: >= FewestSources, Open.Length: > 0 })
                break;
            sizes.Add(half);
        }

        return sizes;
    }
}
