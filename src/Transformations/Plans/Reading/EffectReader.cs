using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>
/// e_name with arguments by position (<c>trim:20:white</c>), by name (<c>contrast:level_150;type_linear</c>) or in pairs
/// (<c>vectorize:colors:5</c>).
/// </summary>
internal static class EffectReader
{
    /// <summary>Null without e_, and for one that only the encoder hears.</summary>
    /// <exception cref="TransformationException">A wrong argument, or an effect that needs what this server does not have.</exception>
    public static EffectStep? Read(Component component, PlanInput input, EffectCatalog effects)
    {
        // A wrong colour is refused even where no effect asks for it.
        _ = component["co"]?.Color();
        if (component["e"] is not { } parameter)
            return null;

        var effect = Find(parameter, effects);
        switch (effect.Engine)
        {
            case EffectEngine.Video when input.Facts.Video is null:
                throw parameter.Error($"Effect e_{effect.Name} is for videos");
            case EffectEngine.Encoder:
                _ = Plays(parameter);
                if (input.Facts.Video is null)
                    return null;
                break;
        }

        var step = Step(parameter, effect, component);
        var prompted = step.Engine == effect.Engine ? "" : " with a prompt";
        return effects.Engines.Contains(step.Engine)
            ? step
            : throw parameter.Error($"Effect e_{effect.Name}{prompted} needs {EngineNames.Of(step.Engine)}, which this server does not have");
    }

    /// <summary><c>e_loop[:n]</c>: how often an animation plays, 0 for endlessly; null for any other effect.</summary>
    public static int? Plays(Parameter parameter)
    {
        var parts = parameter.Value.Split(':');
        return parts switch
        {
            ["loop"] => 0,
            ["loop", var more] when Numbers.TryRounded(more, out var extra) && extra is >= 0 and < 65_535 => extra + 1,
            ["loop", ..] => throw parameter.Invalid(),
            _ => null,
        };
    }

    /// <summary>Whether x, y, w, h and g say where an effect works, and resize nothing.</summary>
    public static bool TakesBox(Component component, EffectCatalog effects)
        => component["c"] is null && component["e"] is { } parameter
            && effects.ByName.TryGetValue(NameIn(parameter), out var effect) && effect.Arguments.Any(argument => argument is RegionDeclaration);

    private static Effect Find(Parameter parameter, EffectCatalog effects)
    {
        var name = NameIn(parameter);
        if (effects.ByName.TryGetValue(name, out var effect))
            return effect;

        throw LayerEffects.ByName.ContainsKey(name) ? parameter.Error($"Effect e_{name} is not supported on this server") : parameter.Invalid();
    }

    private static string NameIn(Parameter parameter) => parameter.Value.Split(':', 2)[0];

    private static EffectStep Step(Parameter parameter, Effect effect, Component component)
    {
        var written = WrittenArguments.In(parameter, effect);
        var arguments = new EffectArgumentReader(parameter, component, written);
        var step = new EffectStep(effect, effect.Arguments.Select(arguments.Read).ToValueList());
        return effect.Accepts?.Invoke(step) ?? true ? step : throw parameter.Invalid();
    }
}
