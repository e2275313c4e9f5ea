using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Metadata;

/// <summary>
/// One pass over the fields, each after those that its rules look at: what was sent, else what is there, else what a rule or the
/// default gives. A value that is not sent is only looked at again when something that its rules look at has changed.
/// </summary>
internal sealed class MetadataEvaluation(MetadataSchema schema, MetadataInput sent, bool clearInvalid, bool isNew, bool mayLack = false)
{
    private const int ShownLength = 100;

    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly List<string> _invalid = [];
    private readonly List<string> _missing = [];

    /// <exception cref="DamException">InvalidParameter.</exception>
    public ImmutableSortedDictionary<string, JsonElement> Run(ImmutableSortedDictionary<string, JsonElement> stored)
    {
        foreach (var id in schema.Evaluated)
        {
            Settle(schema.Reader(id)!, stored.TryGetValue(id, out var value) ? value : null);
        }

        if (_missing.Count > 0 && !mayLack)
        {
            _invalid.Add($"Mandatory metadata fields have no value: {JsonValues.Names(_missing)}");
        }

        return _invalid.Count > 0 ? throw DamException.Invalid(string.Join(", ", _invalid)) : _values.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private void Settle(FieldReader reader, JsonElement? stored)
    {
        var id = reader.Field.ExternalId;
        var effect = RuleEffect.Of(reader.Field, schema.RulesOf(id), _values, _changed.Contains);
        var isSent = sent.Values.TryGetValue(id, out var raw);
        var isConcerned = isNew || isSent || effect.Touched;
        var value = isSent ? Sent(reader, effect, raw) : Kept(reader, effect, stored);
        if ((isNew || effect.Touched) && effect.Append is { } more && (value is not null || !isSent))
        {
            value = Allowed(reader, effect, Union(value, more)) ?? value;
        }

        if (value is null && !isSent && (isNew || effect.Touched) && effect.Apply is { } applied)
        {
            value = Allowed(reader, effect, applied);
        }

        var needed = effect is { Mandatory: true, Enabled: true } && isConcerned;
        if (value is null && effect.Enabled && ((isNew && !isSent) || needed) && reader.Default() is { } standard && effect.Allows(standard))
        {
            value = standard;
        }

        if (value is null && needed)
        {
            _missing.Add(id);
        }

        Set(id, stored, value);
    }

    private void Set(string id, JsonElement? stored, JsonElement? value)
    {
        if (value is { } kept)
        {
            _values[id] = kept;
        }

        if (value is { } now && stored is { } before ? !JsonElement.DeepEquals(now, before) : (value is null) != (stored is null))
        {
            _changed.Add(id);
        }
    }

    private JsonElement? Sent(FieldReader reader, RuleEffect effect, JsonElement raw)
    {
        if (JsonValues.IsEmpty(raw))
        {
            return null;
        }

        var value = Allowed(reader, effect, raw);
        if (value is null && !clearInvalid)
        {
            var shown = JsonValues.Readable(raw);
            _invalid.Add($"'{(shown.Length > ShownLength ? shown[..ShownLength] + "..." : shown)}' is not valid for field '{reader.Field.ExternalId}'");
        }

        return value;
    }

    /// <summary>A field of another type may have had this id before.</summary>
    private JsonElement? Kept(FieldReader reader, RuleEffect effect, JsonElement? stored)
        => stored is not { } value || FieldReader.Typed(reader.Field.Type, value) is not { } typed || !JsonElement.DeepEquals(typed, value) ? null
            : clearInvalid ? Allowed(reader, effect, value)
            : !effect.Touched || effect.Allows(value) ? value
            : null;

    private static JsonElement? Allowed(FieldReader reader, RuleEffect effect, JsonElement raw)
        => reader.Read(raw) is { } value && effect.Allows(value) ? value : null;

    private static JsonElement Union(JsonElement? value, JsonElement more)
        => JsonValues.Of((value is { } some ? JsonValues.Texts(some) ?? [] : []).Concat(JsonValues.Texts(more) ?? []));
}
