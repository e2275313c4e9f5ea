using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Restrictions;

/// <summary>Reads <c>access_control</c>: JSON text of an array of rules, or of one.</summary>
public static class AccessRuleReader
{
    private const int MostRules = 20;
    private const int LongestText = 16 * 1024;

    /// <summary>Blank is none.</summary>
    /// <exception cref="DamException">InvalidParameter: malformed.</exception>
    public static ImmutableArray<AccessRule> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        if (text.Length > LongestText)
        {
            throw Invalid($"longer than {LongestText} characters");
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            var rules = json.RootElement is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().ToList() : [json.RootElement];
            return rules.Count <= MostRules ? [.. rules.Select(Rule)] : throw Invalid($"{rules.Count} rules, at most {MostRules}");
        }
        catch (JsonException)
        {
            throw Invalid("no JSON");
        }
    }

    private static AccessRule Rule(JsonElement rule)
    {
        if (rule.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("a rule is an object");
        }

        var type = rule.TryGetProperty("access_type", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        return new(
            type switch
            {
                "token" => AccessType.Token,
                "anonymous" => AccessType.Anonymous,
                _ => throw Invalid("access_type is token or anonymous"),
            },
            Time(rule, "start"),
            Time(rule, "end"));
    }

    /// <summary>ISO 8601, or as languages print times: a blank for the T, an offset without a colon; UTC where none is given.</summary>
    private static DateTimeOffset? Time(JsonElement rule, string name)
    {
        if (!rule.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
        text = text.EndsWith(" UTC", StringComparison.OrdinalIgnoreCase) ? text[..^4] + "Z" : text;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var time)
            ? time.ToUniversalTime()
            : throw Invalid($"{name} is no time");
    }

    private static DamException Invalid(string why) => DamException.Invalid($"Invalid access_control: {why}");
}
