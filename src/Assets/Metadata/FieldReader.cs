using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Metadata;

/// <summary>Reads values for one field: makes them of its type and refuses what it does not allow.</summary>
internal sealed class FieldReader
{
    private const string DateForm = "yyyy-MM-dd";

    private readonly MetadataCheck? _check;
    private readonly FrozenSet<string> _active;
    private readonly FrozenSet<string> _all;
    private readonly Dictionary<string, string> _byValue = new(StringComparer.Ordinal);

    public FieldReader(MetadataField field)
    {
        Field = field;
        _check = field.Validation is { } validation ? MetadataCheck.Parse(validation, field.Type) : null;
        _all = field.Datasource.Select(entry => entry.ExternalId).ToFrozenSet(StringComparer.Ordinal);
        _active = field.Datasource.Where(entry => entry.Active).Select(entry => entry.ExternalId).ToFrozenSet(StringComparer.Ordinal);
        foreach (var entry in field.Datasource.Where(entry => entry.Active))
        {
            _byValue.TryAdd(entry.Value, entry.ExternalId);
        }
    }

    public MetadataField Field { get; }

    /// <summary>What an asset holds for what was sent; null when the field does not allow it.</summary>
    public JsonElement? Read(JsonElement sent) => Read(sent, byValue: Field.AllowDynamicListValues);

    /// <summary>The default, with entries by their external ids; null when there is none that still is valid.</summary>
    public JsonElement? Default() => Field.DefaultValue is { } value ? Read(value, byValue: true) : null;

    /// <summary>As <see cref="Default"/> would read it.</summary>
    public bool TakesAsDefault(JsonElement value) => Read(value, byValue: true) is not null;

    /// <summary>Items of a list value that are in the datasource neither by id nor by value.</summary>
    public IEnumerable<string> Unknown(JsonElement sent)
        => (Items(Field.Type, sent) ?? []).Where(item => !_all.Contains(item) && !_byValue.ContainsKey(item));

    /// <summary>The value as one of the type, whatever spelling it was sent in; null when it is none. Lists as their items' texts.</summary>
    public static JsonElement? Typed(MetadataFieldType type, JsonElement sent) => type switch
    {
        MetadataFieldType.Integer => JsonValues.Text(sent) is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            ? JsonValues.Of(number)
            : null,
        MetadataFieldType.Date => JsonValues.Text(sent) is { } text && Date(text.Trim()) is { } date ? JsonValues.Of(date) : null,
        MetadataFieldType.Set => Items(type, sent) is { } items ? JsonValues.Of(items) : null,
        _ => JsonValues.Text(sent) is { } text && IsText(text) ? JsonValues.Of(text) : null,
    };

    private JsonElement? Read(JsonElement sent, bool byValue)
    {
        if (!Field.IsList)
        {
            return Typed(Field.Type, sent) is { } value && _check?.Allows(value) is null or true ? value : null;
        }

        var ids = Items(Field.Type, sent)?.Select(item => Entry(item, byValue)).Distinct(StringComparer.Ordinal).ToList();
        return ids is null or [] || ids.Contains(null) ? null
            : Field.Type == MetadataFieldType.Set ? JsonValues.Of(ids!) : JsonValues.Of(ids[0]!);
    }

    private string? Entry(string item, bool byValue) => _active.Contains(item) ? item : byValue ? _byValue.GetValueOrDefault(item) : null;

    /// <summary>The items of a list value; of an enum there is one. Null when it is no list, or has something else than texts in it.</summary>
    private static IReadOnlyList<string>? Items(MetadataFieldType type, JsonElement sent)
    {
        if (type == MetadataFieldType.Enum)
        {
            return JsonValues.Text(sent) is { } one && IsText(one) ? [one] : null;
        }

        var items = sent is { ValueKind: JsonValueKind.String } && sent.GetString()!.Trim() is ['[', .., ']'] list ? Written(list) : JsonValues.Texts(sent);
        return items?.Count <= MetadataLimits.Entries && items.All(IsText) ? items : null;
    }

    /// <summary><c>["a","b"]</c> as clients write it into a text, who do not escape quotes in it.</summary>
    private static IReadOnlyList<string>? Written(string list)
        => JsonValues.TryParse(list) is { } value ? JsonValues.Texts(value)
            : list.Length >= 4 && list.StartsWith("[\"", StringComparison.Ordinal) && list.EndsWith("\"]", StringComparison.Ordinal)
                ? list[2..^2].Split("\",\"")
                : null;

    private static bool IsText(string text) => text.Length is > 0 and <= MetadataLimits.ValueLength && Unicode.IsWellFormed(text);

    /// <summary>The time of day is cut off.</summary>
    private static string? Date(string text)
    {
        var day = text.Length > DateForm.Length && text[DateForm.Length] is 'T' or ' ' ? text[..DateForm.Length] : text;
        return DateOnly.TryParseExact(day, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? day : null;
    }
}
