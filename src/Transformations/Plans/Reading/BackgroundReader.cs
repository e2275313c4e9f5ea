using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>b_: a colour, one the picture suggests, or a blurred copy.</summary>
internal static class BackgroundReader
{
    private const string PaletteWord = "palette_";

    /// <summary>Null when the component has no b_.</summary>
    public static Background? Read(Component component)
    {
        if (component["b"] is not { } parameter)
            return null;
        if (Color.TryParse(parameter.Value, out var color))
            return new SolidBackground(color);

        var parts = parameter.Value.Split(':');
        return parts[0] switch
        {
            "auto" => Auto(parameter, parts),
            "blurred" when parts.Length <= 3 => new BlurredBackground(Number(parameter, parts, 1, 0, 2000, 100), Number(parameter, parts, 2, -100, 100, 0)),
            _ when parts[0].Split(';')[0] == "gen_fill" => throw parameter.Error("Background gen_fill needs a generative engine, which this server does not have"),
            _ => throw parameter.Refused(),
        };
    }

    /// <summary>Fills what is transparent. A background that is none leaves the picture alone; all but opaque colours fill it while they pad.</summary>
    public static BackgroundStep? Step(Background? background, ResizeStep? resize) => background switch
    {
        null or SolidBackground { Color.Alpha: 0 } => null,
        SolidBackground { Color.IsOpaque: true } => new(background),
        _ => resize?.Padding is null ? new(background) : null,
    };

    /// <summary><c>auto[:kind[:colours[:direction[:palette_...]]]]</c>, options in this order, each may be left out.</summary>
    private static AutoBackground Auto(Parameter parameter, string[] parts)
    {
        var kind = parts.Length > 1 ? parts[1].Split('_') : ["border"];
        var source = kind[0] switch
        {
            "border" => AutoBackgroundSource.Border,
            "predominant" => AutoBackgroundSource.Predominant,
            _ => throw parameter.Refused(),
        };
        var options = kind.AsSpan(1);
        var isGradient = options is ["gradient", ..];
        var contrast = options is ["contrast"] or ["gradient", "contrast"];
        var rest = parts.AsSpan(Math.Min(2, parts.Length));
        var palette = parts.Skip(2).ToList().FindIndex(part => part.StartsWith(PaletteWord, StringComparison.Ordinal));
        var before = palette < 0 ? rest : rest[..palette];
        if (options.Length != (isGradient ? 1 : 0) + (contrast ? 1 : 0) || (before.Length > 0 && !isGradient))
            throw parameter.Refused();

        return new(source, contrast, isGradient ? Gradient(parameter, before) : null, palette < 0 ? [] : Palette(parameter, string.Join(':', rest[palette..]!)));
    }

    /// <summary><c>palette_red_rgb:00ff00</c>, always last.</summary>
    private static ValueList<Color> Palette(Parameter parameter, string text)
        => text[PaletteWord.Length..].Split('_').Select(name => Color.TryParse(name, out var color) ? color : throw parameter.Refused()).ToValueList();

    private static BackgroundGradient Gradient(Parameter parameter, ReadOnlySpan<string> options)
    {
        var gradient = new BackgroundGradient(2, GradientDirection.Horizontal);
        foreach (var option in options)
        {
            gradient = option switch
            {
                "2" or "4" => gradient with { Colors = option[0] - '0' },
                "horizontal" => gradient with { Direction = GradientDirection.Horizontal },
                "vertical" => gradient with { Direction = GradientDirection.Vertical },
                "diagonal_desc" => gradient with { Direction = GradientDirection.DiagonalDescending },
                "diagonal_asc" => gradient with { Direction = GradientDirection.DiagonalAscending },
                _ => throw parameter.Refused(),
            };
        }

        return gradient;
    }

    private static int Number(Parameter parameter, string[] parts, int index, int from, int to, int otherwise)
        => parts.Length <= index ? otherwise
            : Numbers.TryInteger(parts[index], out var value) && value >= from && value <= to ? value
            : throw parameter.Refused();
}
