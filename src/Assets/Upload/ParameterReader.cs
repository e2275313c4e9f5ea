using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Upload;

/// <summary>Parameters by name with the wire's spellings of booleans and lists; blank is absent.</summary>
public readonly struct ParameterReader(IReadOnlyDictionary<string, string> parameters)
{
    public string? Text(string name)
        => parameters.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>Sent, perhaps blank: a later call clears a thing so.</summary>
    public bool WasSent(string name) => parameters.ContainsKey(name);

    public bool? Flag(string name) => Text(name)?.ToLowerInvariant() switch
    {
        null => null,
        "1" or "true" => true,
        "0" or "false" => false,
        var other => throw DamException.Invalid($"Invalid boolean value for {name}: {other}"),
    };

    public IReadOnlyList<string> List(string name)
        => Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
