using System.Text.Json;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Metadata;

/// <summary>What a rule does to its field.</summary>
/// <param name="Enable">Opens or closes the field; null leaves it.</param>
/// <param name="Activation">Which entries of a list can be had; null leaves it.</param>
/// <param name="Apply">The value for a field that has none, or entries to add to a set.</param>
/// <param name="Append">Whether <paramref name="Apply"/> is added to what the set has.</param>
internal sealed record RuleResult(bool? Enable, RuleActivation? Activation, JsonElement? Apply, bool Append, bool? Mandatory)
{
    /// <exception cref="DamException">InvalidParameter: not a result.</exception>
    public static RuleResult Parse(JsonElement result)
    {
        if (result.ValueKind != JsonValueKind.Object || result.GetRawText().Length > MetadataLimits.ExpressionLength)
        {
            throw Invalid("an object is expected");
        }

        var apply = Get(result, "apply_value");
        var read = new RuleResult(
            Flag(result, "enable"),
            Get(result, "activate_values") is { } activation ? ReadActivation(activation) : null,
            apply is null ? null : apply is { ValueKind: JsonValueKind.Object } ? Get(apply.Value, "value") ?? throw Invalid("apply_value needs a value") : throw Invalid("apply_value is an object"),
            apply is { } applied && Mode(applied, "default", "append") == "append",
            Flag(result, "set_mandatory"));
        return read is { Enable: null, Activation: null, Apply: null, Mandatory: null }
            ? throw Invalid("enable, activate_values, apply_value or set_mandatory is missing")
            : read;
    }

    private static RuleActivation ReadActivation(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() == "all")
        {
            return new(null, Append: false, Exclusive: false);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("activate_values is \"all\" or an object");
        }

        var ids = Get(value, "external_ids") is { } list ? JsonValues.Texts(list) ?? throw Invalid("external_ids is a list of ids") : [];
        var mode = Mode(value, "override", "append", "exclusive");
        return new(ids, mode == "append", mode == "exclusive" || Flag(value, "exclusive") is true);
    }

    private static string Mode(JsonElement value, params ReadOnlySpan<string> modes)
        => Get(value, "mode") is not { } mode ? modes[0]
            : JsonValues.Text(mode) is { } text && modes.Contains(text) ? text
            : throw Invalid($"mode is one of {string.Join(", ", modes.ToArray())}");

    /// <summary>Null when it is absent or null.</summary>
    private static JsonElement? Get(JsonElement value, string name)
        => value.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    private static bool? Flag(JsonElement value, string name)
        => Get(value, name) is { } flag ? JsonValues.Flag(flag) ?? throw Invalid($"{name} is true or false") : null;

    private static DamException Invalid(string why) => DamException.Invalid($"result is invalid: {why}");
}

/// <param name="ExternalIds">Null is all.</param>
/// <param name="Append">To what rules before it activated.</param>
/// <param name="Exclusive">Whatever rules after it say.</param>
internal sealed record RuleActivation(IReadOnlyList<string>? ExternalIds, bool Append, bool Exclusive);
