using System.Text;

namespace ServerlessDam.Media.Vision.Text.Languages;

/// <summary>Words of a line, in the order in which one reads them.</summary>
/// <param name="Score">0 to 1: the mean of its words, each as long as it is.</param>
internal sealed record PrintedLine(string Text, double Score, int Left, int Top, int Right, int Bottom)
{
    /// <summary>Of drawings in eight languages and five sizes the least sure line that was right had 0.48; single words in right lines have as little as none.</summary>
    public const double OfPage = 0.45;

    /// <summary>Where the model's detector says that there is a line.</summary>
    public const double OfLine = 0.3;

    /// <summary>In photographs without any writing a letter or two are seen now and then, with up to 0.77.</summary>
    private const double OfTwoLetters = 0.8;
    private const double OfThreeLetters = 0.5;

    /// <summary>Of a letter's height: in writing without blanks, what stands further apart than its letters do.</summary>
    private const double Apart = 1;

    /// <summary>Lines in their order; none that are too unsure, or without a letter or digit.</summary>
    /// <param name="threshold">0 to 1.</param>
    public static IReadOnlyList<PrintedLine> Of(IEnumerable<PrintedWord> words, double threshold)
        => [.. words.GroupBy(word => word.Line).Select(line => Join([.. line])).Where(line => line.Score >= Math.Max(threshold, LeastOf(line.Text.Count(char.IsLetterOrDigit))))];

    /// <summary>Upper left, upper right, lower right and lower left.</summary>
    public (int X, int Y)[] Corners() => [(Left, Top), (Right, Top), (Right, Bottom), (Left, Bottom)];

    private static PrintedLine Join(List<PrintedWord> words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && HasBlank(words[i - 1], words[i]))
                text.Append(' ');
            text.Append(words[i].Text);
        }
        var score = words.Sum(word => word.Score * word.Text.Length) / words.Sum(word => word.Text.Length);
        return new(text.ToString(), score, words.Min(word => word.Left), words.Min(word => word.Top), words.Max(word => word.Right), words.Max(word => word.Bottom));
    }

    private static double LeastOf(int letters) => letters switch { 0 => double.MaxValue, <= 2 => OfTwoLetters, 3 => OfThreeLetters, _ => 0 };

    /// <summary>Between letters of writing that has no blanks, pieces of a word are printed as words.</summary>
    private static bool HasBlank(PrintedWord word, PrintedWord next)
        => !(IsUnspaced(word.Text[^1]) && IsUnspaced(next.Text[0])) || next.Left - word.Right > Apart * Math.Max(word.Height, next.Height);

    /// <summary>Han, Kana, Thai, Lao, Burmese and Khmer.</summary>
    private static bool IsUnspaced(char letter)
        => letter is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3000' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFFEF');
}
