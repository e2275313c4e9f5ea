using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Vision.Text;

/// <summary>Reads text: finds its lines, then reads each. Chinese and Latin letters, without most accents.</summary>
internal sealed class LineReader(Network detector, Network recogniser, IReadOnlyList<string> letters) : ITextReader, IDisposable
{
    /// <summary>Of the picture in which lines are looked for, in pixels; small ones are enlarged, twice at most.</summary>
    private const int Side = 960;
    private const int Grid = 32;

    /// <summary>A line takes up to a tenth of a second to read.</summary>
    public const int MostLines = 100;

    private const int LineHeight = 48;
    private const int LongestLine = 1600;
    private const double Threshold = 0.6;

    /// <summary>The means and deviations that the detector was trained with, blue first as it wants its pixels; of 0 to 1.</summary>
    private static readonly (float Mean, float Deviation)[] Colours = [(0.485f, 0.229f), (0.456f, 0.224f), (0.406f, 0.225f)];

    public string? Engine => null;

    public IReadOnlyList<SeenLine> Read(VisiblePicture picture, CancellationToken cancellationToken)
    {
        var read = new List<TextPiece>();
        foreach (var line in Find(picture, cancellationToken))
        {
            var (text, score) = ReadLine(picture, line, cancellationToken);
            if (text.Length > 0 && score >= Threshold)
                read.Add(new(line, text, score));
        }
        return [.. TextRows.Join(read).Select(row => new SeenLine(row.Text, Math.Round(row.Score, 4), [.. row.Line.Corners().Select(picture.PointInOriginal)]))];
    }

    /// <summary>Where lines of text are, in whatever letters, in pixels of the picture, from top to bottom.</summary>
    public IReadOnlyList<TextLine> Find(VisiblePicture picture, CancellationToken cancellationToken)
    {
        var factor = Math.Min(2, Side / (double)Math.Max(picture.Width, picture.Height));
        var (rgb, width, height) = picture.Padded(factor, Grid);
        var answer = detector.Run("x", Input(rgb, Colours), [1, 3, height, width], ["sigmoid_0.tmp_0"], cancellationToken)[0];
        return [.. LineDecoding.Read(answer, width, height).Select(line => line.Scaled(1 / factor, 0, 0)).OrderBy(line => line.Y).Take(MostLines)];
    }

    public void Dispose()
    {
        detector.Dispose();
        recogniser.Dispose();
    }

    private (string Text, double Score) ReadLine(VisiblePicture picture, TextLine line, CancellationToken cancellationToken)
    {
        var (rgb, width) = picture.Line(line, LineHeight, LongestLine);
        (float, float)[] halves = [(0.5f, 0.5f), (0.5f, 0.5f), (0.5f, 0.5f)];
        var answer = recogniser.Run("x", Input(rgb, halves), [1, 3, LineHeight, width], ["softmax_11.tmp_0"], cancellationToken)[0];
        return LetterDecoding.Read(answer, letters);
    }

    /// <summary>Channel by channel, blue first.</summary>
    private static float[] Input(byte[] rgb, (float Mean, float Deviation)[] colours)
    {
        var pixels = rgb.Length / 3;
        var input = new float[rgb.Length];
        for (var channel = 0; channel < 3; channel++)
        {
            var (mean, deviation) = colours[channel];
            for (var i = 0; i < pixels; i++)
                input[(channel * pixels) + i] = ((rgb[(3 * i) + 2 - channel] / 255f) - mean) / deviation;
        }
        return input;
    }
}
