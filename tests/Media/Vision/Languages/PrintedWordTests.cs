using System.Text;
using ServerlessDam.Media.Vision.Text.Languages;

namespace ServerlessDam.Media.Tests.Vision.Languages;

/// <summary>What Tesseract prints, and what is made of it.</summary>
public sealed class PrintedWordTests
{
    private const string Header = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    private const string Sound = Header
        + "1\t1\t0\t0\t0\t0\t0\t0\t800\t200\t-1\t\n"
        + "4\t1\t1\t1\t1\t0\t20\t30\t230\t40\t-1\t\n"
        + "5\t1\t1\t1\t1\t1\t20\t30\t100\t40\t96.5\tCrème\n"
        + "5\t1\t1\t1\t1\t2\t130\t32\t120\t36\t90\tbrûlée\n"
        + "5\t1\t1\t1\t2\t1\t20\t90\t100\t40\t80\tfaçade\n";

    [Fact]
    public void Words_of_a_line_are_joined_with_the_place_of_all_of_them()
    {
        var lines = PrintedLine.Of(PrintedWord.Read(Sound), PrintedLine.OfPage);
        Assert.Equal(["Crème brûlée", "façade"], lines.Select(line => line.Text));
        Assert.Equal((20, 30, 250, 70), (lines[0].Left, lines[0].Top, lines[0].Right, lines[0].Bottom));
        Assert.InRange(lines[0].Score, 0.92, 0.94);
    }

    [Fact]
    public void Lines_that_are_unsure_or_without_letters_are_left_out()
        => Assert.Equal(["sure maybe", "IX", "und"], PrintedLine.Of(PrintedWord.Read(Row(1, 95, "sure") + Row(1, 20, "maybe") + Row(2, 44, "perhaps") + Row(3, 95, "|—~") + Row(4, 79, "al") + Row(5, 49, "als") + Row(6, 81, "IX") + Row(7, 51, "und")), PrintedLine.OfPage).Select(line => line.Text));

    [Fact]
    public void Writing_without_blanks_gets_none_but_where_it_stands_apart()
    {
        Assert.Equal("東京都 駅", Assert.Single(PrintedLine.Of(PrintedWord.Read(Row(1, 90, "東京", left: 0) + Row(1, 90, "都", left: 42) + Row(1, 90, "駅", left: 140)), PrintedLine.OfPage)).Text);
        Assert.Equal("東京 Tokyo", Assert.Single(PrintedLine.Of(PrintedWord.Read(Row(1, 90, "東京", left: 0) + Row(1, 90, "Tokyo", left: 42)), PrintedLine.OfPage)).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\t\t\n")]
    [InlineData(Header)]
    [InlineData("5\t1\t1\t1\t1\t1\t20\t30\t100\t40\t96")]
    [InlineData("5\t1\t1\t1\t1\t1\t20\t30\t100\t40\t96\ta\tb")]
    [InlineData("5\t1\t1\t1\t1\t1\t-20\t30\t100\t40\t96\ta")]
    [InlineData("5\t1\t1\t1\t1\t1\t20\t30\t99999999999\t40\t96\ta")]
    [InlineData("5\t1\t1\t1\t1\t1\t20\t30\t200000\t40\t96\ta")]
    [InlineData("5\t1\t1\t1\t1\t1\t20\t30\t0\t40\t96\ta")]
    [InlineData("5\t1\t1\t1\t1\t1\t20\t30\t100\t40\tNaN\ta")]
    [InlineData("5\t1\t1\t1\t1\t1\t20\t30\t100\t40\t-1\ta")]
    [InlineData("5\t1\t1\t1\t1\t1\t20\t30\t100\t40\t101\ta")]
    [InlineData("5\t1\t1\t1\t1\t1\t20\t30\t100\t40\t96\t\u0001\u0002 ")]
    public void What_is_no_row_of_a_word_is_passed_over(string table) => Assert.Empty(PrintedWord.Read(table));

    [Fact]
    public void However_it_is_broken_what_is_read_is_within_bounds()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var bytes = Encoding.UTF8.GetBytes(Sound);
            for (var i = random.Next(1, 12); i > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(4) == 0 ? "\t\n0-5"[random.Next(5)] : random.Next(256));
            var table = Encoding.UTF8.GetString(bytes.AsSpan(0, random.Next(bytes.Length)));
            var words = PrintedWord.Read(string.Concat(Enumerable.Repeat(table, random.Next(1, 4)))).ToList();
            Assert.All(words, word => Assert.True(
                word is { Page: >= 0, Left: >= 0 and <= 100_000, Top: >= 0 and <= 100_000, Width: > 0 and <= 100_000, Height: > 0 and <= 100_000, Score: >= 0 and <= 1, Text.Length: > 0 and <= 200 }, $"{seed}: {word}"));
            Assert.All(PrintedLine.Of(words, PrintedLine.OfLine), line => Assert.True(line.Right > line.Left && line.Bottom > line.Top && line.Text.Any(char.IsLetterOrDigit), $"{seed}: {line}"));
        }
    }

    [Fact]
    public void A_word_without_end_is_cut_and_rows_without_end_too()
    {
        Assert.Equal(200, Assert.Single(PrintedWord.Read(Row(1, 90, new string('x', 1_000_000)))).Text.Length);
        Assert.Equal(50_000, PrintedWord.Read(string.Concat(Enumerable.Repeat(Row(1, 90, "x"), 50_010))).Count());
    }

    private static string Row(int line, int confidence, string text, int left = 10) => $"5\t1\t1\t1\t{line}\t1\t{left}\t{line * 50}\t40\t40\t{confidence}\t{text}\n";
}
