using System.Globalization;

namespace ServerlessDam.Media.Vision.Text.Languages;

/// <summary>A word as Tesseract prints it (the configuration <c>tsv</c>, a row of level 5).</summary>
/// <param name="Page">From 1: which of several pictures it is on.</param>
/// <param name="Line">Another for each line of its page.</param>
/// <param name="Left">In pixels of what it read.</param>
/// <param name="Score">0 to 1.</param>
internal sealed record PrintedWord(int Page, (int Block, int Paragraph, int Row) Line, int Left, int Top, int Width, int Height, double Score, string Text)
{
    private const int MostRows = 50_000;
    private const int LongestWord = 200;
    private const int LargestNumber = 100_000;
    private const string OfWord = "5";

    public int Right => Left + Width;

    public int Bottom => Top + Height;

    /// <summary>The words in the order in which they are printed, which is that of reading. What is no row of a word is passed over.</summary>
    public static IEnumerable<PrintedWord> Read(string table) => table.Split('\n').Take(MostRows).Select(Of).OfType<PrintedWord>();

    private static PrintedWord? Of(string row)
    {
        if (row.TrimEnd('\r').Split('\t') is not [OfWord, .. var cells] || cells.Length != 11)
            return null;
        var numbers = new int[9];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!int.TryParse(cells[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] > LargestNumber)
                return null;
        }
        var text = string.Concat(cells[10].Take(LongestWord).Where(letter => !char.IsControl(letter))).Trim();
        var isSure = double.TryParse(cells[9], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100;
        return isSure && text.Length > 0 && numbers[7] > 0 && numbers[8] > 0
            ? new(numbers[0], (numbers[1], numbers[2], numbers[3]), numbers[5], numbers[6], numbers[7], numbers[8], percent / 100, text)
            : null;
    }
}
