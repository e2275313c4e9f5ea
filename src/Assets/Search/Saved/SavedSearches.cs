using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Search.Language;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Saved;

/// <summary>The saved searches of people: their own, and those that others share. Whoever runs one finds what they may see themselves.</summary>
public sealed class SavedSearches(ITableStore tables, IdGenerator ids, TimeProvider time)
{
    public const int LongestName = 100;

    public const int MostOfOwner = 200;

    public const int MostShared = 500;

    private const int MostSorts = 5;

    /// <summary>By name: the caller's own and all shared ones.</summary>
    public async Task<IReadOnlyList<SavedSearch>> ListAsync(Caller caller, string cloud, CancellationToken cancellationToken)
    {
        DemandPerson(caller);
        var own = await ReadAsync(cloud, SavedSearchRows.Of(caller.Id), MostOfOwner, cancellationToken);
        var shared = await ReadAsync(cloud, SavedSearchRows.Shared, MostShared, cancellationToken);
        return [.. own.Concat(shared).DistinctBy(search => search.Id).OrderBy(search => search.Name, StringComparer.OrdinalIgnoreCase).ThenBy(search => search.Id, StringComparer.Ordinal)];
    }

    /// <exception cref="DamException">Unauthorized; InvalidParameter; AlreadyExists: the caller has one of that name.</exception>
    public async Task<SavedSearch> AddAsync(Caller caller, string cloud, SavedSearchDraft draft, CancellationToken cancellationToken)
    {
        DemandPerson(caller);
        var now = time.GetUtcNow();
        var search = new SavedSearch { Id = ids.Hex32(), Name = "", Expression = "", Owner = caller.Id, CreatedAt = now, UpdatedAt = now };
        search = Checked(search, draft with { Name = draft.Name ?? "" });
        await DemandRoomAsync(cloud, null, search, cancellationToken);
        return await WriteAsync(cloud, null, null, search, cancellationToken) ? search : throw Taken(search.Name);
    }

    /// <exception cref="DamException">NotFound; Forbidden: it is somebody else's; InvalidParameter; AlreadyExists.</exception>
    public async Task<SavedSearch> ChangeAsync(Caller caller, string cloud, string id, SavedSearchDraft draft, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (before, etag) = await FindOwnAsync(caller, cloud, id, cancellationToken);
            var after = Checked(before, draft) with { UpdatedAt = time.GetUtcNow() };
            await DemandRoomAsync(cloud, before, after, cancellationToken);
            if (await WriteAsync(cloud, before, etag, after, cancellationToken))
            {
                return after;
            }

            // The name is taken, or somebody was faster.
            if (SavedSearchRows.Key(after) != SavedSearchRows.Key(before)
                && await tables.GetAsync(SavedSearchRows.Table, cloud, SavedSearchRows.Key(after), cancellationToken) is not null)
            {
                throw Taken(after.Name);
            }
        }
    }

    /// <exception cref="DamException">NotFound; Forbidden: it is somebody else's.</exception>
    public async Task DeleteAsync(Caller caller, string cloud, string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (search, etag) = await FindOwnAsync(caller, cloud, id, cancellationToken);
            if (await WriteAsync(cloud, search, etag, null, cancellationToken))
            {
                return;
            }
        }
    }

    private static void DemandPerson(Caller caller)
    {
        if (caller.Kind == CallerKind.Anonymous || caller.Role < Role.MediaLibraryUser)
        {
            throw new DamException(caller.Kind == CallerKind.Anonymous ? ErrorKind.Unauthorized : ErrorKind.Forbidden, "Saved searches are for those who use the library");
        }
    }

    private static SavedSearch Checked(SavedSearch search, SavedSearchDraft draft)
    {
        var name = (draft.Name ?? search.Name).Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl) || !Unicode.IsWellFormed(name))
        {
            throw new DamException(ErrorKind.InvalidParameter, $"A saved search has a name of 1 to {LongestName} characters") { Field = "name" };
        }

        var order = draft.OrderBy ?? search.OrderBy;
        if (order.Length > MostSorts)
        {
            throw new DamException(ErrorKind.InvalidParameter, $"A search has at most {MostSorts} orders") { Field = "orderBy" };
        }

        // Also in time, so that a date which cannot be is refused when it is saved.
        var expression = draft.Expression ?? search.Expression;
        _ = SearchExpression.Parse(expression).Bind(new(search.UpdatedAt));
        return search with { Name = name, Expression = expression, OrderBy = order, IsShared = draft.IsShared ?? search.IsShared };
    }

    private async Task<(SavedSearch Search, string ETag)> FindOwnAsync(Caller caller, string cloud, string id, CancellationToken cancellationToken)
    {
        DemandPerson(caller);
        var row = id.Length == 32 && id.All(char.IsAsciiHexDigitLower) && await tables.GetAsync(SavedSearchRows.Table, cloud, SavedSearchRows.Id(id), cancellationToken) is { } pointer
            ? await tables.GetAsync(SavedSearchRows.Table, cloud, SavedSearchRows.TargetOf(pointer)!, cancellationToken)
            : null;
        var search = row is null ? null : SavedSearchRows.Read(row);

        // What others keep to themselves is not there for anybody else.
        if (search is null || (search.Owner != caller.Id && !search.IsShared))
        {
            throw new DamException(ErrorKind.NotFound, $"Can't find saved search {id}");
        }

        return search.Owner == caller.Id || caller.Role >= Role.MediaLibraryAdmin
            ? (search, row!.ETag!)
            : throw new DamException(ErrorKind.Forbidden, "This search is somebody else's: save one of your own");
    }

    private async Task DemandRoomAsync(string cloud, SavedSearch? before, SavedSearch after, CancellationToken cancellationToken)
    {
        var isFull = before is null && (await ReadAsync(cloud, SavedSearchRows.Of(after.Owner), MostOfOwner, cancellationToken)).Count == MostOfOwner;
        if (isFull || (after.IsShared && before is not { IsShared: true } && (await ReadAsync(cloud, SavedSearchRows.Shared, MostShared, cancellationToken)).Count == MostShared))
        {
            throw DamException.Invalid(isFull ? $"One can keep at most {MostOfOwner} searches" : $"At most {MostShared} searches can be shared");
        }
    }

    private async Task<bool> WriteAsync(string cloud, SavedSearch? before, string? etag, SavedSearch? after, CancellationToken cancellationToken)
    {
        var key = before is null ? null : SavedSearchRows.Key(before);
        Dictionary<string, RowChange> changes = SavedSearchRows.All(cloud, before).ToDictionary(row => row.RowKey, row => (RowChange)new RowChange.Delete(row.RowKey, row.RowKey == key ? etag : null, MustExist: row.RowKey == key));
        foreach (var row in SavedSearchRows.All(cloud, after))
        {
            changes[row.RowKey] = changes.ContainsKey(row.RowKey) ? new RowChange.Put(row, row.RowKey == key ? etag : null) : new RowChange.Insert(row);
        }

        return await tables.ApplyAsync(SavedSearchRows.Table, cloud, [.. changes.Values], cancellationToken) is null;
    }

    private async Task<List<SavedSearch>> ReadAsync(string cloud, string prefix, int most, CancellationToken cancellationToken)
        => [.. (await tables.FirstAsync(SavedSearchRows.Table, cloud, RowRange.Prefix(prefix), most, cancellationToken)).Select(SavedSearchRows.Read)];

    private static DamException Taken(string name) => new(ErrorKind.AlreadyExists, $"You have a search named {name} already") { Field = "name" };
}
