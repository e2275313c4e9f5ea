using System.Collections.Immutable;
using Azure.Data.Tables;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Tables;

/// <summary>Rows as entities of the service and back. Times come back in UTC, to the 100 ns, as the service keeps them.</summary>
internal static class RowEntity
{
    /// <param name="writeId">Noted in the entity, so that a later try can tell whether an earlier one went through.</param>
    public static TableEntity Write(Row row, string writeId)
    {
        var entity = new TableEntity(row.PartitionKey, row.RowKey) { [RowLimits.WriteId] = writeId };
        foreach (var (name, value) in row.Values)
        {
            entity.Add(name, value);
        }

        return entity;
    }

    public static Row Read(TableEntity entity)
        => new(entity.PartitionKey, entity.RowKey, entity.Where(IsValue).ToImmutableDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
        {
            ETag = entity.ETag.ToString(),
        };

    /// <summary>The client has an entity's keys, time and ETag among its values.</summary>
    private static bool IsValue(KeyValuePair<string, object> pair)
        => pair.Key is not ("odata.etag" or nameof(TableEntity.PartitionKey) or nameof(TableEntity.RowKey) or nameof(TableEntity.Timestamp) or RowLimits.WriteId);
}
