namespace ServerlessDam.Transformations.Plans;

/// <summary><c>b_</c>: what fills padding and transparency. One of the records below.</summary>
public abstract record Background
{
    private protected Background()
    {
    }
}

/// <summary><c>b_red</c>, <c>b_rgb:ff000080</c>, <c>b_transparent</c>.</summary>
public sealed record SolidBackground(Color Color) : Background;

/// <summary><c>b_auto[:border|predominant...]</c>: a colour that the picture itself suggests.</summary>
/// <param name="From">Where the colour is taken from.</param>
/// <param name="Contrast">A colour that stands out from it instead.</param>
/// <param name="Gradient">A gradient of such colours; null for one flat colour.</param>
/// <param name="Palette">The colours to choose from, by nearness; empty for any.</param>
public sealed record AutoBackground(AutoBackgroundSource From, bool Contrast, BackgroundGradient? Gradient, ValueList<Color> Palette) : Background;

/// <summary><c>b_blurred[:intensity[:brightness]]</c>: a blurred copy of the picture.</summary>
/// <param name="Intensity">0 to 2000, default 100.</param>
/// <param name="Brightness">-100 to 100, default 0.</param>
public sealed record BlurredBackground(int Intensity, int Brightness) : Background;

/// <summary><c>b_gen_fill</c>: padding goes on with what the picture has, or with what a prompt says.</summary>
/// <param name="Seed">Another number gives another result.</param>
public sealed record ContinuedBackground(int Seed) : Background
{
    /// <summary>What is to be seen in the padding; empty for what goes on from the picture.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>Whether what stands before the background is not to be continued.</summary>
    public bool IgnoresForeground { get; init; }

    /// <summary>What fills the padding.</summary>
    public EffectEngine Engine => Prompt.Length > 0 ? EffectEngine.Generative : EffectEngine.Completion;
}

public enum AutoBackgroundSource
{
    /// <summary>The dominant colour of the picture's border.</summary>
    Border,

    /// <summary>The dominant colour of the whole picture.</summary>
    Predominant,
}

/// <param name="Colors">How many: 2 or 4.</param>
public sealed record BackgroundGradient(int Colors, GradientDirection Direction);

public enum GradientDirection
{
    Horizontal,
    Vertical,
    DiagonalDescending,
    DiagonalAscending,
}
