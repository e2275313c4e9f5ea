using System.Text;

namespace ServerlessDam.Media.Vision.Text;

/// <summary>
/// What the recogniser of PP-OCR answers: for each of many places along a line how likely each letter stands there; the first of the letters is
/// none. A letter that is seen at several places in a row is one (connectionist temporal classification, best path).
/// </summary>
internal static class LetterDecoding
{
    /// <param name="letters">Those after the first, which is none.</param>
    /// <returns>The text, and the mean of how likely its letters are.</returns>
    public static (string Text, double Score) Read(ReadOnlySpan<float> answer, IReadOnlyList<string> letters)
    {
        var text = new StringBuilder();
        var (before, sum, count) = (0, 0.0, 0);
        for (var size = letters.Count + 1; answer.Length >= size; answer = answer[size..])
        {
            var best = Best(answer[..size]);
            if (best != 0 && best != before)
            {
                text.Append(letters[best - 1]);
                sum += answer[best];
                count++;
            }
            before = best;
        }
        return (text.ToString().Trim(), count > 0 ? sum / count : 0);
    }

    private static int Best(ReadOnlySpan<float> likelihoods)
    {
        var best = 0;
        for (var i = 1; i < likelihoods.Length; i++)
        {
            if (likelihoods[i] > likelihoods[best])
                best = i;
        }
        return best;
    }
}
