using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Metadata;

/// <summary>
/// The one way by which assets get values, whoever gives them: uploads, updates of one asset or of many. What is prepared here is
/// then applied to each asset, without waiting for anything, so that it can be done again whenever the asset changed meanwhile.
/// </summary>
public sealed class MetadataValues(MetadataStore store, MetadataDatasources datasources)
{
    /// <param name="clearInvalid">Values that are not valid, sent or already there, are taken away instead of refused.</param>
    /// <exception cref="DamException">InvalidParameter: a field does not exist.</exception>
    public async Task<MetadataChange> PrepareAsync(string cloud, MetadataInput sent, bool clearInvalid, CancellationToken cancellationToken)
    {
        var schema = await store.CurrentAsync(cloud, cancellationToken);
        if (sent.Values.Keys.Any(id => schema.Find(id) is null))
        {
            // Another instance may have made the field less than a second ago.
            schema = await store.ReadAsync(cloud, cancellationToken);
            schema.DemandAll(sent.Values.Keys);
        }

        foreach (var (id, value) in sent.Values)
        {
            if (schema.Reader(id) is { Field.AllowDynamicListValues: true } reader && !JsonValues.IsEmpty(value) && reader.Unknown(value).ToList() is { Count: > 0 } unknown)
            {
                schema = await datasources.AddAsync(cloud, id, unknown, cancellationToken);
            }
        }

        return new(schema, sent, clearInvalid);
    }
}
