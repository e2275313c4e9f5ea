using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Metadata;

/// <summary>
/// The one way by which assets get values, whoever gives them: uploads, updates of one asset or of many. What is prepared here is
/// then applied to each asset, without waiting for anything, so that it can be done again whenever the asset changed meanwhile.
/// </summary>
public sealed class MetadataValues(MetadataStore store, MetadataDatasources datasources)
{
    /// <summary>Nothing is written: who asks may be nobody, and the file nothing. <see cref="GrowAsync"/> is for later.</summary>
    /// <param name="clearInvalid">Values that are not valid, sent or already there, are taken away instead of refused.</param>
    /// <exception cref="DamException">InvalidParameter: a field does not exist.</exception>
    public async Task<MetadataChange> PrepareAsync(string cloud, MetadataInput sent, bool clearInvalid, CancellationToken cancellationToken)
    {
        var schema = await store.CurrentAsync(cloud, cancellationToken);
        var change = new MetadataChange(schema, sent, clearInvalid);
        if (sent.Values.Keys.Any(id => schema.Find(id) is null) || change.Grows)
        {
            // Another instance may have made the field, or the entry, less than a second ago.
            schema = await store.ReadAsync(cloud, cancellationToken);
            schema.DemandAll(sent.Values.Keys);
            change = change.Under(schema);
        }

        return change;
    }

    /// <summary>
    /// Makes entries of the values that lists which grow do not have yet. They stay whatever becomes of the asset: to be called once the caller's
    /// rights and the file are known to be good.
    /// </summary>
    /// <returns>The change that may give them; the same one where nothing is new.</returns>
    /// <exception cref="DamException">InvalidParameter: a list cannot take them.</exception>
    public async Task<MetadataChange> GrowAsync(string cloud, MetadataChange change, CancellationToken cancellationToken)
    {
        foreach (var (field, values) in change.NewEntries())
        {
            change = change.Under(await datasources.AddAsync(cloud, field, values, cancellationToken));
        }

        return change;
    }
}
