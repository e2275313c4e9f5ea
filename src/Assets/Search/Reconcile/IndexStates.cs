using System.Text.Json.Serialization;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>The states of all clouds: a row each.</summary>
public sealed class IndexStates(ITableStore tables)
{
    public const string Table = "searchindex";

    private const string Key = "state";

    public async Task<IndexState> ReadAsync(string cloud, CancellationToken cancellationToken)
        => await tables.GetAsync(Table, cloud, Key, cancellationToken) is { } row
            ? AssetRows.Read(row, IndexStateJson.Default.IndexState) with { RowETag = row.ETag }
            : new();

    /// <returns>False when somebody else wrote it meanwhile.</returns>
    internal async Task<bool> WriteAsync(string cloud, IndexState state, CancellationToken cancellationToken)
    {
        var row = new Row(cloud, Key, AssetRows.Body(state, IndexStateJson.Default.IndexState));
        return await tables.ApplyAsync(Table, cloud, [state.RowETag is { } etag ? new RowChange.Put(row, etag) : new RowChange.Insert(row)], cancellationToken) is null;
    }

    /// <summary>Of a cloud that is no more.</summary>
    internal Task DeleteAsync(string cloud, CancellationToken cancellationToken)
        => tables.ApplyAsync(Table, cloud, [new RowChange.Delete(Key)], cancellationToken);

    /// <summary>Changes it, whoever else does so too.</summary>
    internal async Task ChangeAsync(string cloud, Func<IndexState, IndexState> change, CancellationToken cancellationToken)
    {
        while (!await WriteAsync(cloud, change(await ReadAsync(cloud, cancellationToken)), cancellationToken))
        {
        }
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IndexState))]
internal sealed partial class IndexStateJson : JsonSerializerContext;
