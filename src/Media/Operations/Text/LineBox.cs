namespace ServerlessDam.Media.Operations.Text;

/// <summary>What the lines of a text take beyond its ink: from the ascender of the first to the descender of the last.</summary>
internal static class LineBox
{
    /// <summary>A mark that every font has, for its place tells where the line that it stands on begins.</summary>
    private const string Mark = "|";

    public static Edges Around(TextLayout layout, string text, Ink ink)
    {
        using var first = layout.Measure(Mark);
        using var below = layout.Measure(text + "\n" + Mark);
        var height = first is null || below is null ? ink.Bottom : below.Bottom - first.Bottom - layout.LineSpacing;

        // The bearing of the first letter, on either side; an alignment that moves it further in is not the letter's.
        var bearing = Math.Min(ink.Left, layout.Style.Size / 4);
        if (layout.WrapWidth is { } width)
            bearing = Math.Min(bearing, width - ink.Right);
        return new(Math.Max(0, bearing), Math.Max(0, ink.Top), Math.Max(0, bearing), Math.Max(0, height - ink.Bottom));
    }
}
