using System.Globalization;
using ServerlessDam.Transformations;

namespace ServerlessDam.Media.Operations.Text;

/// <summary>Ends a text that is too high for its box with an ellipsis, as late as possible.</summary>
internal static class Ellipsis
{
    /// <summary>Characters beyond what seems to fit that are tried nevertheless, because the estimate is one.</summary>
    private const int Reserve = 64;

    public static string Fit(TextLayout layout, string text, int height, CancellationToken cancellationToken)
    {
        // A far too long text is never drawn in its real size.
        var estimate = layout.EstimatedHeight(text);
        if (estimate <= 1.5 * height && Fits(text))
            return text;

        var starts = StringInfo.ParseCombiningCharacters(text);
        var (fits, tooMany) = (0, (int)Math.Min(starts.Length, (2.0 * starts.Length * height / Math.Max(1, estimate)) + Reserve));
        while (fits + 1 < tooMany)
        {
            var middle = (fits + tooMany) / 2;
            (fits, tooMany) = Fits(Ended(middle)) ? (middle, tooMany) : (fits, middle);
        }

        return Ended(fits);

        string Ended(int count) => text[..(count < starts.Length ? starts[count] : text.Length)].TrimEnd() + "…";

        bool Fits(string candidate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                using var ink = layout.Measure(candidate);
                return ink is null || ink.Image.Height <= height;
            }
            catch (TransformationException)
            {
                // Larger than any picture may be, and so than this box.
                return false;
            }
        }
    }
}
