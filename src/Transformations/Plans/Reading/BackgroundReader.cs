using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>b_: a colour, one the picture suggests, or a blurred copy.</summary>
internal static class BackgroundReader
{
    private const string PaletteWord = "palette_";

    private const string Continued = "gen_fill";

    private static readonly ValueList<Word<Func<Parameter, string[], Background>>> Kinds =
    [
        new("auto", Auto, "As auto:border."),
        new("blurred", Blurred, "A blurred copy of the picture: blurred:intensity:brightness, 0 to 2000 with default 100, -100 to 100 with default 0.", "b_blurred:400:15,c_pad,h_300,w_300"),
        new(Continued, (parameter, _) => ContinuedBackgroundReader.Read(parameter), "Padding goes on with what the picture has, and makes up nothing; behind it seed_ with a number for another result, and ignore-foreground_, which changes nothing; a prompt_ needs a generative engine.", "b_gen_fill,c_pad,h_300,w_500"),
    ];

    private static readonly ValueList<Word<AutoBackground>> Autos =
    [
        new("border", new(AutoBackgroundSource.Border, false, null, []), "The most frequent colour of the picture's border.", "b_auto:border,c_pad,h_300,w_300"),
        new("border_contrast", new(AutoBackgroundSource.Border, true, null, []), "A colour that stands out from that of the border.", "b_auto:border_contrast,c_pad,h_300,w_300"),
        new("border_gradient", new(AutoBackgroundSource.Border, false, Plain, []), "A gradient of colours of the border; behind it 2 or 4 colours, horizontal, vertical, diagonal_desc or diagonal_asc, and palette_ with colours to choose from.", "b_auto:border_gradient:4,c_pad,h_300,w_300"),
        new("border_gradient_contrast", new(AutoBackgroundSource.Border, true, Plain, []), "A gradient of colours that stand out from the border.", "b_auto:border_gradient_contrast:4,c_pad,h_300,w_300"),
        new("predominant", new(AutoBackgroundSource.Predominant, false, null, []), "The most frequent colour of the picture.", "b_auto:predominant,c_pad,h_300,w_300"),
        new("predominant_contrast", new(AutoBackgroundSource.Predominant, true, null, []), "A colour that stands out from the most frequent one.", "b_auto:predominant_contrast,c_pad,h_300,w_300"),
        new("predominant_gradient", new(AutoBackgroundSource.Predominant, false, Plain, []), "A gradient of the most frequent colours, with the same options.", "b_auto:predominant_gradient:4:diagonal_desc,c_pad,h_300,w_300"),
        new("predominant_gradient_contrast", new(AutoBackgroundSource.Predominant, true, Plain, []), "A gradient of colours that stand out from the most frequent ones.", "b_auto:predominant_gradient_contrast:2,c_pad,h_300,w_300"),
    ];

    public static IReadOnlyList<Word> All { get; } =
    [
        new("rgb:ff7700", "A colour: by name, in hexadecimal digits with an optional opacity, or transparent.", "b_rgb:ff7700,c_pad,h_300,w_300"),
        .. Kinds,
        .. Autos.Select(kind => new Word($"auto:{kind.Name}", kind.Summary, kind.Sample)),
    ];

    private static BackgroundGradient Plain => new(2, GradientDirection.Horizontal);

    /// <summary>Null when the component has no b_.</summary>
    public static Background? Read(Component component)
    {
        if (component["b"] is not { } parameter)
            return null;
        if (Color.TryParse(parameter.Value, out var color))
            return new SolidBackground(color);

        var parts = parameter.Value.Split(':');
        if (parts[0].Split(';')[0] == Continued && (component["c"] is not { } crop || !CropModes.Pads(CropModes.Of(crop))))
            throw parameter.Error("Use gen_fill background only with pad, lpad, mpad, fill_pad or auto_pad");
        return Kinds.FirstOrDefault(kind => kind.Name == parts[0] || (kind.Name == Continued && parts[0].Split(';')[0] == Continued))?.Meaning(parameter, parts)
            ?? throw parameter.Invalid();
    }

    /// <summary>What lies behind opened corners: nothing where padding goes on with the picture.</summary>
    public static Background? Behind(Background? background) => background is ContinuedBackground ? null : background;

    /// <summary>Fills what is transparent. A background that is none leaves the picture alone; all but opaque colours fill it while they pad.</summary>
    public static BackgroundStep? Step(Background? background, ResizeStep? resize) => background switch
    {
        null or ContinuedBackground or SolidBackground { Color.Alpha: 0 } => null,
        SolidBackground { Color.IsOpaque: true } => new(background),
        _ => resize?.Padding is null ? new(background) : null,
    };

    /// <summary><c>auto[:kind[:colours[:direction[:palette_...]]]]</c>, options in this order, each may be left out.</summary>
    private static AutoBackground Auto(Parameter parameter, string[] parts)
    {
        var name = parts.Length > 1 ? parts[1] : "border";
        var auto = Autos.FirstOrDefault(kind => kind.Name == name)?.Meaning ?? throw parameter.Invalid();
        var rest = parts.AsSpan(Math.Min(2, parts.Length));
        var palette = parts.Skip(2).ToList().FindIndex(part => part.StartsWith(PaletteWord, StringComparison.Ordinal));
        var before = palette < 0 ? rest : rest[..palette];
        if (before.Length > 0 && auto.Gradient is null)
            throw parameter.Invalid();

        return auto with
        {
            Gradient = auto.Gradient is null ? null : Gradient(parameter, before),
            Palette = palette < 0 ? [] : Palette(parameter, string.Join(':', rest[palette..]!)),
        };
    }

    private static BlurredBackground Blurred(Parameter parameter, string[] parts) => parts.Length <= 3
        ? new BlurredBackground(Number(parameter, parts, 1, 0, 2000, 100), Number(parameter, parts, 2, -100, 100, 0))
        : throw parameter.Invalid();

    /// <summary><c>palette_red_rgb:00ff00</c>, always last.</summary>
    private static ValueList<Color> Palette(Parameter parameter, string text)
        => text[PaletteWord.Length..].Split('_').Select(name => Color.TryParse(name, out var color) ? color : throw parameter.Invalid()).ToValueList();

    private static BackgroundGradient Gradient(Parameter parameter, ReadOnlySpan<string> options)
    {
        var gradient = Plain;
        foreach (var option in options)
        {
            gradient = option switch
            {
                "2" or "4" => gradient with { Colors = option[0] - '0' },
                "horizontal" => gradient with { Direction = GradientDirection.Horizontal },
                "vertical" => gradient with { Direction = GradientDirection.Vertical },
                "diagonal_desc" => gradient with { Direction = GradientDirection.DiagonalDescending },
                "diagonal_asc" => gradient with { Direction = GradientDirection.DiagonalAscending },
                _ => throw parameter.Invalid(),
            };
        }

        return gradient;
    }

    private static int Number(Parameter parameter, string[] parts, int index, int from, int to, int otherwise)
        => parts.Length <= index ? otherwise
            : Numbers.TryInteger(parts[index], out var value) && value >= from && value <= to ? value
            : throw parameter.Invalid();
}
