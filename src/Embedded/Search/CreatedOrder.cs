using Microsoft.Data.Sqlite;
using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>
/// Newest first: of the newest ones in memory, or by a walk through the index. That is the quicker plan where matches are many and
/// lie everywhere; where it does not find them soon, it gives up in favour of looking at the time of each match.
/// </summary>
internal sealed class CreatedOrder(SearchSnapshot snapshot)
{
    /// <summary>Matches that are looked at, in memory, in the time of one step of a walk.</summary>
    private const int MatchesAStep = 100;

    /// <summary>So many are looked at as soon as found in any order.</summary>
    private const int FewMatches = 1000;

    /// <summary>Null: the other plan.</summary>
    public List<int>? TryTake(DocumentSet members, SearchPlace? after, int count)
    {
        var matches = members.Count();
        if (matches > FewMatches && InMemory(members, matches, after, count) is { } found)
        {
            return found;
        }

        var steps = matches / MatchesAStep;
        if (steps < count)
        {
            return null;
        }

        var taken = new List<int>(count);
        if (after is null)
        {
            using var newest = snapshot.Session.Query("SELECT doc FROM docs ORDER BY created DESC, asset_id");
            return Walk(newest, members, count, ref steps, taken);
        }

        var (created, assetId) = (after.Values[0].Number ?? double.NegativeInfinity, KeyBytes.Of(after.AssetId));
        using (var sameTime = snapshot.Session.Query("SELECT doc FROM docs WHERE created = $1 AND asset_id > $2 ORDER BY asset_id", created, assetId))
        {
            if (Walk(sameTime, members, count, ref steps, taken) is null || taken.Count == count)
            {
                return steps < 0 ? null : taken;
            }
        }

        using var older = snapshot.Session.Query("SELECT doc FROM docs WHERE created < $1 ORDER BY created DESC, asset_id", created);
        return Walk(older, members, count, ref steps, taken);
    }

    private List<int>? InMemory(DocumentSet members, int matches, SearchPlace? after, int count)
        => snapshot.Newest() is { } newest
            ? newest.TryTake(members, matches, snapshot.Documents, after, count, (doc, created, id) => NewestCache.Compare(snapshot, newest.Column, doc, created, id))
            : null;

    private List<int>? Walk(SqliteDataReader rows, DocumentSet members, int count, ref int steps, List<int> taken)
    {
        while (taken.Count < count && rows.Read())
        {
            if (--steps < 0)
            {
                return null;
            }

            if ((steps & 0xFFF) == 0)
            {
                snapshot.Token.ThrowIfCancellationRequested();
            }

            if (members.Contains(rows.GetInt32(0)))
            {
                taken.Add(rows.GetInt32(0));
            }
        }

        return taken;
    }
}
