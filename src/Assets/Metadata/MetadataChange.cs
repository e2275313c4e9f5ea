using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Metadata;

/// <summary>What a client asks of the values of an asset, ready to apply to any number of them. <see cref="MetadataValues"/> makes it.</summary>
public sealed class MetadataChange
{
    private readonly MetadataSchema _schema;
    private readonly MetadataInput _sent;
    private readonly bool _clearInvalid;

    internal MetadataChange(MetadataSchema schema, MetadataInput sent, bool clearInvalid) => (_schema, _sent, _clearInvalid) = (schema, sent, clearInvalid);

    /// <summary>Whether lists which grow do not have some of the values yet: until they do, those values are not valid.</summary>
    internal bool Grows => NewEntries().Count > 0;

    /// <summary>The values that they do not have, by the field's external id.</summary>
    internal List<(string FieldId, IReadOnlyList<string> Values)> NewEntries()
    {
        var entries = new List<(string FieldId, IReadOnlyList<string> Values)>();
        foreach (var (id, value) in _sent.Values)
        {
            if (_schema.Reader(id) is { Field.AllowDynamicListValues: true } reader && !JsonValues.IsEmpty(value) && reader.Unknown(value).ToList() is { Count: > 0 } unknown)
            {
                entries.Add((id, unknown));
            }
        }

        return entries;
    }

    /// <summary>The same, by what the fields are now.</summary>
    internal MetadataChange Under(MetadataSchema schema) => new(schema, _sent, _clearInvalid);

    /// <summary>The values of a new asset, or of one that is overwritten: defaults apply, and mandatory fields must have a value.</summary>
    /// <param name="kept">What an overwritten asset keeps; nothing for a new one.</param>
    /// <param name="mayLack">Mandatory fields may stay without a value: the call has no way to give one.</param>
    /// <exception cref="DamException">InvalidParameter: a value is not valid, or missing.</exception>
    public ImmutableSortedDictionary<string, JsonElement> OfNew(ImmutableSortedDictionary<string, JsonElement> kept, bool mayLack = false)
        => new MetadataEvaluation(_schema, _sent, _clearInvalid, isNew: true, mayLack).Run(kept);

    /// <summary>What was sent over the values that an asset has; what was sent empty is taken away.</summary>
    /// <exception cref="DamException">InvalidParameter: a value is not valid, or a mandatory one would be gone.</exception>
    public ImmutableSortedDictionary<string, JsonElement> Of(ImmutableSortedDictionary<string, JsonElement> current)
        => _sent.Values.IsEmpty && !_clearInvalid ? current : new MetadataEvaluation(_schema, _sent, _clearInvalid, isNew: false).Run(current);
}
