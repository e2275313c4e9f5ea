namespace ServerlessDam.Transformations.Plans;

/// <summary>What parameters beside its style say about a text.</summary>
public sealed record TextLook
{
    /// <summary><c>co_</c></summary>
    public Color Color { get; init; } = Color.Black;

    /// <summary><c>b_</c>: behind the letters; null for transparent.</summary>
    public Color? Background { get; init; }

    /// <summary><c>bo_</c>, for a style with <c>stroke</c>: the outline of the letters.</summary>
    public (int WidthInPixels, Color Color)? Stroke { get; init; }

    /// <summary><c>w_,c_fit</c>: lines break at words to be no wider, in pixels; null for one line a paragraph.</summary>
    public int? WrapWidth { get; init; }

    /// <summary><c>h_</c> beside it: what does not fit ends in an ellipsis, in pixels.</summary>
    public int? MaxHeight { get; init; }

    /// <summary>False with <c>fl_text_no_trim</c>: the box is that of the lines, not that of the ink.</summary>
    public bool IsTrimmed { get; init; } = true;
}
