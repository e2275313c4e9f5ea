using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>A page of tags; <paramref name="NextCursor"/> is null on the last one.</summary>
public sealed record TagPage(IReadOnlyList<string> Tags, string? NextCursor);

/// <summary>
/// The tags in use, in ordinal order. Each costs one read of the catalog, however many assets have it: the scan goes on behind
/// the last listing row of the tag it found.
/// </summary>
public sealed class ListTags(ITableStore tables)
{
    /// <param name="prefix">Empty for all.</param>
    /// <param name="take">1 to 500.</param>
    public async Task<TagPage> ExecuteAsync(
        Caller caller, string cloud, ResourceType resourceType, string prefix, int take, string? cursor, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.View, "");
        var beginning = CatalogKeys.Tagged(resourceType);
        var range = RowRange.Prefix(beginning + RowKeys.Escape(prefix));
        if (Cursor.Read(cursor) is { } last)
        {
            range = Behind(range, resourceType, last);
        }

        var tags = new List<string>(take + 1);
        while (tags.Count <= take && await FirstAsync(cloud, range, cancellationToken) is { } row)
        {
            var tag = CatalogKeys.TagOf(row.RowKey, beginning);
            tags.Add(tag);
            range = Behind(range, resourceType, tag);
        }

        return tags.Count > take ? new(tags[..take], Cursor.Write(tags[take - 1])) : new(tags, null);
    }

    private static RowRange Behind(RowRange range, ResourceType resourceType, string tag)
        => range with { From = RowRange.Prefix(CatalogKeys.Tagged(resourceType, tag)).To! };

    private async Task<Row?> FirstAsync(string cloud, RowRange range, CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(CatalogKeys.Table, cloud, range, 1, continuation, cancellationToken);
            if (page.Rows is [var row, ..])
            {
                return row;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);

        return null;
    }
}
