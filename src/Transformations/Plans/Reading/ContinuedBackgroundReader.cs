using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary><c>b_gen_fill[:prompt_..][;ignore-foreground_true][;seed_3]</c>, in any order.</summary>
internal static class ContinuedBackgroundReader
{
    /// <exception cref="TransformationException">What is no option, or too long a prompt.</exception>
    public static ContinuedBackground Read(Parameter parameter)
    {
        var (read, isPrompt) = (new ContinuedBackground(0), false);
        foreach (var option in WrittenArguments.Pieces(parameter.Value).Skip(1))
        {
            (read, isPrompt) = option.Split('_', 2) switch
            {
                ["prompt", var text] => (read with { Prompt = text }, true),
                ["ignore-foreground", "true"] => (read with { IgnoresForeground = true }, false),
                ["ignore-foreground", "false"] => (read with { IgnoresForeground = false }, false),
                ["seed", var number] when Numbers.TryInteger(number, out var value) && value >= 0 => (read with { Seed = value }, false),
                // As in effects, a text may hold colons.
                [not ("seed" or "ignore-foreground"), ..] when isPrompt => (read with { Prompt = $"{read.Prompt}:{option}" }, true),
                _ => throw parameter.Invalid(),
            };
        }

        return read.Prompt.Length <= EffectArgumentReader.MaxText ? read : throw parameter.Invalid();
    }

    /// <exception cref="TransformationException">It is for a video, or for an engine that this server does not have.</exception>
    public static void Demand(ContinuedBackground background, Parameter parameter, PlanInput input, EffectCatalog effects)
    {
        if (input.Facts.Video is not null)
            throw parameter.Error("Background gen_fill is for pictures");
        if (!effects.Engines.Contains(background.Engine))
            throw parameter.Error($"Background gen_fill{(background.Prompt.Length > 0 ? " with a prompt" : "")} needs {EngineNames.Of(background.Engine)}, which this server does not have");
    }
}
