namespace ServerlessDam.Media.Vision;

/// <summary>Models see one thing many times: of boxes that overlap the best one stays.</summary>
internal static class Suppression
{
    /// <summary>Bounds the work on a picture in which a model sees things everywhere.</summary>
    private const int MostBoxes = 1000;

    /// <summary>Best first, of each label on its own.</summary>
    /// <param name="overlap">From what share on two boxes are one thing, by <see cref="ScoredBox.Overlap"/>.</param>
    /// <param name="covered">The same by <see cref="ScoredBox.Covered"/>; above 1 for never.</param>
    public static IReadOnlyList<ScoredBox> Of(IEnumerable<ScoredBox> boxes, double overlap, double covered = 2)
    {
        var kept = new List<ScoredBox>();
        foreach (var box in boxes.Where(box => box.Area > 0).OrderByDescending(box => box.Score).Take(MostBoxes))
        {
            if (!kept.Exists(better => better.Label == box.Label && (better.Overlap(box) >= overlap || better.Covered(box) >= covered)))
                kept.Add(box);
        }
        return kept;
    }
}
