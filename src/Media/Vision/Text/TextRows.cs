namespace ServerlessDam.Media.Vision.Text;

/// <summary>A piece of text, where it stands, and how sure it is, 0 to 1.</summary>
internal sealed record TextPiece(TextLine Line, string Text, double Score);

/// <summary>Large letters stand so far apart that each word is found as a line of its own: what stands in one row is joined to one.</summary>
internal static class TextRows
{
    /// <summary>Of the height of a row: what is further apart is another column.</summary>
    private const double WidestGap = 1;
    private const double MostOffset = 0.5;
    private const double MostTurned = 0.1;

    /// <summary>Rows from top to bottom, the words of each from left to right.</summary>
    public static IReadOnlyList<TextPiece> Join(IEnumerable<TextPiece> pieces)
    {
        var rows = new List<TextPiece>();
        foreach (var piece in pieces.OrderBy(piece => piece.Line.X))
        {
            var at = rows.FindIndex(row => Continues(row.Line, piece.Line));
            if (at < 0)
                rows.Add(piece);
            else
                rows[at] = new(Around(rows[at].Line, piece.Line), $"{rows[at].Text} {piece.Text}", Math.Min(rows[at].Score, piece.Score));
        }
        return [.. rows.OrderBy(row => row.Line.Y)];
    }

    private static bool Continues(TextLine row, TextLine next)
    {
        var (along, down) = Seen(row, next);
        var height = Math.Min(row.Height, next.Height);
        return Math.Abs(row.Angle - next.Angle) <= MostTurned
            && Math.Abs(down) <= MostOffset * height
            && along - ((row.Width + next.Width) / 2) <= WidestGap * height;
    }

    /// <summary>Turned as the row is.</summary>
    private static TextLine Around(TextLine row, TextLine next)
    {
        var (along, down) = Seen(row, next);
        var (left, right) = (Math.Min(-row.Width / 2, along - (next.Width / 2)), Math.Max(row.Width / 2, along + (next.Width / 2)));
        var (top, bottom) = (Math.Min(-row.Height / 2, down - (next.Height / 2)), Math.Max(row.Height / 2, down + (next.Height / 2)));
        var (cos, sin) = (Math.Cos(row.Angle), Math.Sin(row.Angle));
        var (middle, level) = ((left + right) / 2, (top + bottom) / 2);
        return row with { X = row.X + (middle * cos) - (level * sin), Y = row.Y + (middle * sin) + (level * cos), Width = right - left, Height = bottom - top };
    }

    /// <summary>Where the middle of the next lies, along the row and across it, from the middle of the row.</summary>
    private static (double Along, double Down) Seen(TextLine row, TextLine next)
    {
        var (x, y, cos, sin) = (next.X - row.X, next.Y - row.Y, Math.Cos(row.Angle), Math.Sin(row.Angle));
        return ((x * cos) + (y * sin), (y * cos) - (x * sin));
    }
}
