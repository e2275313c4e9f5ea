using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Folders;

/// <param name="Folders">One page.</param>
/// <param name="TotalCount">What was found, over all pages.</param>
public sealed record FolderSearchPage(IReadOnlyList<Folder> Folders, int TotalCount, string? NextCursor);

/// <summary>By what found folders are ordered.</summary>
public enum FolderOrder
{
    CreatedAt,
    Name,
    Path,
}

/// <summary>
/// Finds folders of which an expression holds. A path, or a parent, that is named whole is looked up; else every folder is looked at,
/// in a library of up to <see cref="MostLookedAt"/>.
/// </summary>
public sealed class SearchFolders(ITableStore tables, FolderTree folders, TimeProvider time)
{
    public const int MostLookedAt = 20_000;

    /// <param name="text">See <see cref="FolderExpression"/>; null is all.</param>
    /// <param name="take">1 to 500.</param>
    /// <param name="cursor">How many to pass over, as the page before said.</param>
    /// <exception cref="DamException">Forbidden; InvalidParameter: expression or cursor. NotAvailable: too many folders to look at.</exception>
    public async Task<FolderSearchPage> ExecuteAsync(
        Caller caller, string cloud, string? text, FolderOrder order, bool descending, int take, string? cursor, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.View, "");
        var (expression, skip) = (FolderExpression.Parse(text, time.GetUtcNow()), Skipped(cursor));
        var found = (await CandidatesAsync(cloud, expression, cancellationToken)).Where(expression.Holds);
        var ordered = order switch
        {
            FolderOrder.Name => found.OrderBy(folder => FolderPath.Folded(folder.Name), StringComparer.Ordinal).ThenBy(folder => folder.Path, StringComparer.Ordinal),
            FolderOrder.Path => found.OrderBy(folder => FolderPath.Folded(folder.Path), StringComparer.Ordinal).ThenBy(folder => folder.Path, StringComparer.Ordinal),
            _ => found.OrderBy(folder => folder.CreatedAt).ThenBy(folder => folder.Path, StringComparer.Ordinal),
        };
        List<Folder> all = [.. descending ? ordered.Reverse() : ordered];
        List<Folder> page = [.. all.Skip(skip).Take(take)];
        return new(page, all.Count, skip + page.Count < all.Count && page.Count > 0 ? Cursor.Write($"skip {skip + page.Count}") : null);
    }

    private async Task<IReadOnlyList<Folder>> CandidatesAsync(string cloud, FolderExpression expression, CancellationToken cancellationToken)
    {
        if (expression.Place is { Field: "path" } path)
        {
            return IsKey(path.Value) && await folders.FindAsync(cloud, path.Value, cancellationToken) is { } folder ? [folder] : [];
        }

        var prefix = expression.Place is { } parent && IsKey(parent.Value) ? CatalogKeys.Folders(parent.Value) : CatalogKeys.AllFolders;
        var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(prefix), MostLookedAt + 1, cancellationToken);
        return rows.Count <= MostLookedAt
            ? [.. rows.Select(FolderRows.ToFolder)]
            : throw new DamException(ErrorKind.NotAvailable, $"There are more than {MostLookedAt} folders to look at: name a path or a parent");
    }

    private static bool IsKey(string path) => path.Length <= 255 && RowKeys.Escape(path).Length <= Upload.Names.MostEscaped && !path.Any(char.IsControl);

    private static int Skipped(string? cursor)
        => Cursor.Read(cursor) switch
        {
            null => 0,
            var text when text.StartsWith("skip ", StringComparison.Ordinal) && int.TryParse(text.AsSpan(5), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var skip) => skip,
            _ => throw Cursor.Invalid(),
        };
}
