using System.Collections.Frozen;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>The components around a layer: which of their items place it, and which change it first.</summary>
internal static class LayerReader
{
    private static readonly FrozenSet<string> PlacementKeys = FrozenSet.Create("g", "x", "y");

    private static readonly FrozenSet<string> PlacementFlags = FrozenSet.Create(
        "layer_apply", "no_overflow", "tiled", "cutter", "relative", "region_relative", "text_no_trim", "text_disallow_overflow");

    /// <summary>Null for any other effect.</summary>
    public static LayerBlend? Blend(Component component)
        => Effect(component)?.Blend;

    /// <param name="component">Literal: the apply component, or that of a layer in one.</param>
    /// <param name="blend">The component that says how the layer acts on the base; often the same one.</param>
    public static LayerPlacement Placement(Component component, Component blend, bool isUnder) => new()
    {
        Gravity = GravityOf(component),
        X = (component["x"] ?? (Blend(blend) == LayerBlend.Displace ? blend["x"] : null))?.Length() ?? default,
        Y = (component["y"] ?? (Blend(blend) == LayerBlend.Displace ? blend["y"] : null))?.Length() ?? default,
        IsUnder = isUnder,
        StaysInside = Flags.Has(component, "no_overflow"),
        RefusesOverflow = Flags.Has(component, "text_disallow_overflow"),
        IsTiled = Flags.Has(component, "tiled"),
        Blend = Flags.Has(component, "cutter") ? LayerBlend.Cutter : Blend(blend) ?? LayerBlend.Normal,
        BlendStrength = Strength(blend),
    };

    /// <summary>The middle when the component names none.</summary>
    public static Gravity GravityOf(Component component) => component["g"] is { } gravity ? Gravity(gravity) : Plans.Gravity.Center;

    public static Component WithoutBlend(Component component)
        => new(component.Parameters.Where(parameter => parameter.Key != "e" && !(Blend(component) == LayerBlend.Displace && parameter.Key is "x" or "y")).ToValueList());

    /// <summary>What of a component changes the layer itself. Where it also places the layer, g, x and y are not the resize's.</summary>
    public static Component Own(Component component, bool places) => new(component.Parameters
        .Where(parameter => parameter.Key switch
        {
            "l" or "u" => false,
            Keys.Flag => !PlacementFlags.Contains(parameter.Value),
            "e" => Blend(component) is null,
            "so" or "eo" or "du" => !Flags.Has(component, "layer_apply"),
            _ => !places || !PlacementKeys.Contains(parameter.Key),
        })
        .ToValueList());

    /// <summary>What of a component says how a layer's file is opened, as far as it is literal.</summary>
    public static Component SourceOf(Component component)
        => new(component.Parameters
            .Where(p => p.Key is "pg" or "dn" or "a" ? !p.Value.Contains('$') : IsOfSource(p))
            .ToValueList());

    /// <summary>Flags of the apply that speak of the layer's file; a page there is none of it.</summary>
    public static Component SourceFlagsOf(Component apply) => new(apply.Parameters.Where(IsOfSource).ToValueList());

    /// <summary>Colours, outline and wrapping are the text's; the rest of the component acts on the finished picture of it.</summary>
    /// <param name="source">A border is the outline of letters that shall have one; of texts that are known to have none it is that of their box.</param>
    /// <param name="frame">The base: fractions of the width for lines are of it, since a text has none before.</param>
    /// <param name="rest">The component without what was used.</param>
    public static TextLook Look(Component component, LayerSource source, PixelSize frame, out Component rest)
    {
        var wraps = component["c"] is { Value: "fit" } && component["w"] is not null;
        var isBoxed = source is TextSource { Style.HasStroke: false };
        rest = new(component.Parameters
            .Where(parameter => parameter.Key is not ("co" or "b") && (isBoxed || parameter.Key != "bo") && !(wraps && (parameter.Key is "c" or "w" or "h")))
            .ToValueList());
        return new()
        {
            Color = component["co"]?.Color() ?? Color.Black,
            Background = component["b"]?.Color(),
            Stroke = !isBoxed && EdgeReader.Border(component, 1, null) is { } border ? (border.WidthInPixels, border.Color) : null,
            WrapWidth = wraps ? Side(component["w"]!, frame.Width) : null,
            MaxHeight = wraps && component["h"] is { } height ? Side(height, frame.Height) : null,
            IsTrimmed = !Flags.Has(component, "text_no_trim"),
        };
    }

    private static int Side(Parameter parameter, int of)
    {
        var length = parameter.Length();
        var side = Math.Floor(length.In(of) + 0.5);
        return side is >= 1 and <= 25_000 ? (int)side
            : side == 0 && length is { Unit: LengthUnit.Fraction, Value: > 0 } ? 1
            : throw parameter.Invalid();
    }

    private static bool IsOfSource(Parameter parameter) => parameter is { Key: Keys.Flag, Value: Flags.Clip or Flags.ClipEvenOdd or Flags.IgnoreMaskChannels };

    private static LayerEffect? Effect(Component component)
        => component["e"] is { } effect ? LayerEffects.ByName.GetValueOrDefault(effect.Value.Split(':')[0]) : null;

    private static Gravity Gravity(Parameter parameter)
    {
        if (parameter.Value.Split(':')[0] == "auto")
            throw parameter.Error("Use auto gravity only with crop, fill, lfill, fill_pad or thumb");

        return GravityReader.Read(parameter, CropMode.Crop, resizes: true);
    }

    private static int Strength(Component component)
    {
        if (Effect(component) is not { } effect)
            return 100;

        var parts = component["e"]!.Value.Split(':');
        return (effect.Strength, parts) switch
        {
            (var strength, [_]) => strength?.Otherwise ?? 100,
            ({ } strength, [_, var text]) when Numbers.TryRounded(text, out var level) && level >= strength.From && level <= strength.To => level,
            _ => throw component["e"]!.Invalid(),
        };
    }
}
