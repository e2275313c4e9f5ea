namespace ServerlessDam.Media.Vision.Faces;

/// <summary>
/// What the full-range face detector of MediaPipe answers: for each of 48 × 48 places, 4 pixels apart, a score before its sigmoid, then
/// the middle of a face relative to the place, its width and height, and six points that are not used; all in pixels of its input.
/// </summary>
internal static class FaceDecoding
{
    public const int Side = 192;
    public const int Places = 48;
    public const int Values = 17;

    /// <summary>Faces of at least this score, in pixels of the input; many for each face.</summary>
    public static IEnumerable<ScoredBox> Read(float[] answer, double threshold)
    {
        const double step = Side / (double)Places;
        for (var place = 0; place < Places * Places; place++)
        {
            var at = place * Values;
            var score = Sigmoid(answer[at]);
            if (!(score >= threshold))
                continue;
            var (x, y) = (answer[at + 1] + (((place % Places) + 0.5) * step), answer[at + 2] + (((place / Places) + 0.5) * step));
            var (width, height) = (answer[at + 3], answer[at + 4]);
            yield return new(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2), score);
        }
    }

    private static double Sigmoid(float value) => 1 / (1 + Math.Exp(-Math.Clamp(value, -80, 80)));
}
