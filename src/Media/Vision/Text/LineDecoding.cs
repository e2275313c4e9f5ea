namespace ServerlessDam.Media.Vision.Text;

/// <summary>
/// What the detector of PP-OCR answers: for each pixel how likely it lies in the core of a line of text. Cores are what hangs together; a line
/// reaches further than its core by its area over its outline ("Real-time scene text detection with differentiable binarization", 2019).
/// </summary>
internal static class LineDecoding
{
    private const float PixelThreshold = 0.3f;
    private const double LineThreshold = 0.5;
    private const double Reach = 1.6;
    private const int SmallestSide = 3;
    private const int MostLines = 200;

    /// <summary>Lines in pixels of the answer, in no order.</summary>
    public static IReadOnlyList<TextLine> Read(float[] answer, int width, int height)
    {
        var lines = new List<TextLine>();
        var seen = new bool[width * height];
        for (var start = 0; start < answer.Length && lines.Count < MostLines; start++)
        {
            if (seen[start] || !(answer[start] > PixelThreshold))
                continue;
            var (edge, score) = Core(answer, seen, start, width, height);
            var line = Outline.Around(edge) with { Score = score };
            if (score >= LineThreshold && Math.Min(line.Width, line.Height) >= SmallestSide)
                lines.Add(line.Grown(line.Width * line.Height * Reach / (2 * (line.Width + line.Height))));
        }
        return lines;
    }

    /// <summary>Marks what hangs together with a pixel.</summary>
    /// <returns>Its outermost pixels of each row, which have the same hull, and the mean of all.</returns>
    private static (List<(int X, int Y)> Edge, double Score) Core(float[] answer, bool[] seen, int start, int width, int height)
    {
        var rows = new SortedDictionary<int, (int Left, int Right)>();
        var open = new Stack<int>([start]);
        seen[start] = true;
        var (sum, count) = (0.0, 0);
        while (open.TryPop(out var at))
        {
            var (x, y) = (at % width, at / width);
            sum += answer[at];
            count++;
            rows[y] = rows.TryGetValue(y, out var row) ? (Math.Min(row.Left, x), Math.Max(row.Right, x)) : (x, x);
            if (x > 0)
                Visit(at - 1);
            if (x < width - 1)
                Visit(at + 1);
            if (y > 0)
                Visit(at - width);
            if (y < height - 1)
                Visit(at + width);
        }
        return ([.. rows.SelectMany(row => new[] { (row.Value.Left, row.Key), (row.Value.Right, row.Key) })], sum / count);

        void Visit(int next)
        {
            if (!seen[next] && answer[next] > PixelThreshold)
            {
                seen[next] = true;
                open.Push(next);
            }
        }
    }
}
