using System.Collections.Immutable;

namespace ServerlessDam.Assets.Presets;

/// <summary>A named set of upload parameters, by their names on the wire.</summary>
/// <param name="Unsigned">May be used by callers who sign nothing.</param>
public sealed record UploadPreset(string Name, bool Unsigned, ImmutableSortedDictionary<string, string> Settings)
{
    /// <summary>These settings under what the caller asks for.</summary>
    public IReadOnlyDictionary<string, string> Under(IReadOnlyDictionary<string, string> parameters)
        => parameters.Aggregate(Settings, (merged, parameter) => string.IsNullOrWhiteSpace(parameter.Value) ? merged : merged.SetItem(parameter.Key, parameter.Value));
}
