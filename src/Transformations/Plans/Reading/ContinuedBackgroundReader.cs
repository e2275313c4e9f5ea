using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary><c>b_gen_fill[:prompt_..][;ignore-foreground_true][;seed_3]</c>, in any order.</summary>
internal static class ContinuedBackgroundReader
{
    /// <exception cref="TransformationException">A prompt, which only a generative engine can follow, or what is no option.</exception>
    public static ContinuedBackground Read(Parameter parameter)
    {
        var options = parameter.Value.Split(';', ':')[1..];
        if (options.Any(option => option.StartsWith("prompt_", StringComparison.Ordinal)))
            throw parameter.Error("Background gen_fill with a prompt needs a generative engine, which this server does not have");

        var seed = 0;
        foreach (var option in options)
        {
            seed = option.Split('_', 2) switch
            {
                ["ignore-foreground", "true" or "false"] => seed,
                ["seed", var number] when Numbers.TryInteger(number, out var value) && value >= 0 => value,
                _ => throw parameter.Invalid(),
            };
        }

        return new(seed);
    }
}
