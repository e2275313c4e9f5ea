using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>The keys that plans are made of. The others of the language are refused by name, never skipped.</summary>
internal static class SupportedKeys
{
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        "a", "ar", "b", "bo", "c", "co", "cs", "d", "dl", "dn", "dpr", "e", "f", "fl", "g", "h", "o", "pg", "q", "r", "w", "x", "y", "z");

    /// <exception cref="TransformationException">The component uses a key that is part of the language and not carried out here.</exception>
    public static void Check(Component component)
    {
        foreach (var parameter in component.Parameters)
        {
            if (!All.Contains(parameter.Key))
                throw parameter.NotYet(parameter.IsVariable ? "A variable" : $"Parameter {parameter.Key}_ ({parameter.LongName})");
        }
    }
}
