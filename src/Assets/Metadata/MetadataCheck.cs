using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Metadata;

/// <summary>
/// What values of a field must be like: <c>greater_than</c> and <c>less_than</c> (integers and dates), <c>strlen</c> and
/// <c>strregex</c> (strings), and <c>and</c> of these.
/// </summary>
internal abstract record MetadataCheck
{
    private const int MostRules = 50;

    /// <summary>Whoever writes a pattern does not keep the server busy with it.</summary>
    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(100);

    /// <param name="value">Of the field's type.</param>
    public abstract bool Allows(JsonElement value);

    /// <summary>The validation as it is stored and echoed: as it was written, with numbers and booleans that were sent as text made such.</summary>
    /// <exception cref="DamException">InvalidParameter: it cannot be carried out.</exception>
    public static JsonElement Normalize(JsonElement validation, MetadataFieldType type)
    {
        if (validation.ValueKind != JsonValueKind.Object || validation.GetRawText().Length > MetadataLimits.ExpressionLength)
        {
            throw Invalid("an object is expected");
        }

        var normal = JsonElement.Parse(Typed(validation, type).ToJsonString());
        _ = Parse(normal, type);
        return normal;
    }

    /// <exception cref="DamException">InvalidParameter: it cannot be carried out.</exception>
    public static MetadataCheck Parse(JsonElement validation, MetadataFieldType type) => Parse(validation, type, isRule: false);

    private static MetadataCheck Parse(JsonElement validation, MetadataFieldType type, bool isRule)
    {
        if (validation.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("an object is expected");
        }

        var isOrdered = type is MetadataFieldType.Integer or MetadataFieldType.Date;
        var isText = type == MetadataFieldType.String;
        return Get(validation, "type") is { ValueKind: JsonValueKind.String } name ? name.GetString() switch
        {
            "greater_than" when isOrdered => Compare.From(validation, type, sign: 1),
            "less_than" when isOrdered => Compare.From(validation, type, sign: -1),
            "strlen" when isText => Length.From(validation),
            "strregex" when isText => Pattern.From(validation),
            "and" when !isRule => All.From(validation, type),
            _ => throw Invalid($"{JsonValues.Readable(name)} is not a rule for a field of type {type.ToString().ToLowerInvariant()}"),
        }
        : throw Invalid("type is missing");
    }

    private static JsonObject Typed(JsonElement validation, MetadataFieldType type)
    {
        var typed = new JsonObject();
        foreach (var property in validation.EnumerateObject())
        {
            typed[property.Name] = property switch
            {
                { Name: "value", Value.ValueKind: JsonValueKind.String } when type == MetadataFieldType.Integer && Number(property.Value) is { } number => number,
                { Name: "min" or "max", Value.ValueKind: JsonValueKind.String } when Number(property.Value) is { } number => number,
                { Name: "equals", Value.ValueKind: JsonValueKind.String } when JsonValues.Flag(property.Value) is { } flag => flag,
                { Name: "rules", Value.ValueKind: JsonValueKind.Array } => new JsonArray([.. property.Value.EnumerateArray()
                    .Select(rule => rule.ValueKind == JsonValueKind.Object ? Typed(rule, type) : Node(rule))]),
                _ => Node(property.Value),
            };
        }

        return typed;
    }

    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    private static JsonElement? Get(JsonElement validation, string name) => validation.TryGetProperty(name, out var value) ? value : null;

    private static long? Number(JsonElement? value)
        => value is { } number && JsonValues.Text(number) is { } text
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : null;

    private static DamException Invalid(string why) => DamException.Invalid($"validation is invalid: {why}");

    private sealed record Compare(MetadataFieldType Type, JsonElement Bound, int Sign, bool OrEqual) : MetadataCheck
    {
        public static Compare From(JsonElement validation, MetadataFieldType type, int sign)
        {
            var bound = Get(validation, "value") is { } value ? FieldReader.Typed(type, value) : null;
            var equals = Get(validation, "equals");
            return new(
                type,
                bound ?? throw Invalid($"value is not of type {type.ToString().ToLowerInvariant()}"),
                sign,
                equals is { ValueKind: not JsonValueKind.Null } flag && (JsonValues.Flag(flag) ?? throw Invalid("equals is true or false")));
        }

        public override bool Allows(JsonElement value)
        {
            var order = Type == MetadataFieldType.Integer
                ? value.GetInt64().CompareTo(Bound.GetInt64())
                : string.CompareOrdinal(value.GetString(), Bound.GetString());
            return order == 0 ? OrEqual : Math.Sign(order) == Sign;
        }
    }

    private sealed record Length(long Least, long Most) : MetadataCheck
    {
        public static Length From(JsonElement validation)
        {
            var (min, max) = (Get(validation, "min"), Get(validation, "max"));
            var (least, most) = (Bound(min) ?? 0, Bound(max) ?? long.MaxValue);
            return (min ?? max) is null || least < 0 || most < least ? throw Invalid("strlen needs a min or a max, from 0 and in that order") : new(least, most);

            static long? Bound(JsonElement? bound) => bound is null or { ValueKind: JsonValueKind.Null } ? null : Number(bound) ?? throw Invalid("min and max are whole numbers");
        }

        /// <summary>A letter outside the basic plane is one character.</summary>
        public override bool Allows(JsonElement value) => value.GetString()!.EnumerateRunes().LongCount() is var length && length >= Least && length <= Most;
    }

    private sealed record Pattern(Regex Regex) : MetadataCheck
    {
        public static Pattern From(JsonElement validation)
        {
            var text = Get(validation, "regex") is { ValueKind: JsonValueKind.String } regex ? regex.GetString()! : throw Invalid("strregex needs a regex");
            try
            {
                return new(new Regex(text, RegexOptions.CultureInvariant, PatternTime));
            }
            catch (ArgumentException)
            {
                throw Invalid("regex is not a regular expression");
            }
        }

        /// <summary>What takes too long to match does not.</summary>
        public override bool Allows(JsonElement value)
        {
            try
            {
                return Regex.IsMatch(value.GetString()!);
            }
            catch (RegexMatchTimeoutException)
            {
                return false;
            }
        }
    }

    private sealed record All(IReadOnlyList<MetadataCheck> Rules) : MetadataCheck
    {
        public static All From(JsonElement validation, MetadataFieldType type)
            => Get(validation, "rules") is { ValueKind: JsonValueKind.Array } rules && rules.GetArrayLength() is > 0 and <= MostRules
                ? new([.. rules.EnumerateArray().Select(rule => Parse(rule, type, isRule: true))])
                : throw Invalid($"and needs 1 to {MostRules} rules");

        public override bool Allows(JsonElement value) => Rules.All(rule => rule.Allows(value));
    }
}
