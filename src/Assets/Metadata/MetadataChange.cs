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

    /// <summary>The values of a new asset, or of one that is overwritten: defaults apply, and mandatory fields must have a value.</summary>
    /// <param name="kept">What an overwritten asset keeps; nothing for a new one.</param>
    /// <exception cref="DamException">InvalidParameter: a value is not valid, or missing.</exception>
    public ImmutableSortedDictionary<string, JsonElement> OfNew(ImmutableSortedDictionary<string, JsonElement> kept)
        => new MetadataEvaluation(_schema, _sent, _clearInvalid, isNew: true).Run(kept);

    /// <summary>What was sent over the values that an asset has; what was sent empty is taken away.</summary>
    /// <exception cref="DamException">InvalidParameter: a value is not valid, or a mandatory one would be gone.</exception>
    public ImmutableSortedDictionary<string, JsonElement> Of(ImmutableSortedDictionary<string, JsonElement> current)
        => _sent.Values.IsEmpty && !_clearInvalid ? current : new MetadataEvaluation(_schema, _sent, _clearInvalid, isNew: false).Run(current);
}
