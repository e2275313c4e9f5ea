using ServerlessDam.Media.Vision.Text;

namespace ServerlessDam.Media.Tests.Vision;

public sealed class TextRowsTests
{
    [Fact]
    public void Words_of_one_row_are_joined_and_rows_follow_each_other()
    {
        var rows = TextRows.Join([Piece(20, 60, "below"), Piece(120, 11, "world"), Piece(20, 10, "hello")]);
        Assert.Equal(["hello world", "below"], rows.Select(row => row.Text));
        Assert.Equal((-20.0, 160.0, 180.0), (rows[0].Line.X - (rows[0].Line.Width / 2), rows[0].Line.X + (rows[0].Line.Width / 2), rows[0].Line.Width));
    }

    [Fact]
    public void Columns_stay_apart()
        => Assert.Equal(2, TextRows.Join([Piece(20, 10, "left"), Piece(150, 10, "right")]).Count);

    [Fact]
    public void Words_of_a_row_that_is_turned_are_joined_along_it()
    {
        var turned = Piece(0, 0, "up") with { Line = new(0, 0, 80, 30, 0.5, 1) };
        var next = turned with { Text = "hill", Line = turned.Line with { X = 100 * Math.Cos(0.5), Y = 100 * Math.Sin(0.5) } };
        var row = Assert.Single(TextRows.Join([next, turned]));
        Assert.Equal(("up hill", 180.0, 30.0), (row.Text, Math.Round(row.Line.Width, 6), Math.Round(row.Line.Height, 6)));
    }

    private static TextPiece Piece(double x, double y, string text) => new(new(x, y, 80, 30, 0, 1), text, 0.9);
}
