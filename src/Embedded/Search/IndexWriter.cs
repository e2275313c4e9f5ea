using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>
/// Writes one batch: compares each document with what the index holds of it, gathers what differs by term, block and column, and
/// writes each of those once.
/// </summary>
internal sealed class IndexWriter
{
    private readonly Session _session;
    private readonly FieldTable _fields;
    private readonly TermTable _terms;
    private readonly BlockChanges _presence;
    private readonly NumberChanges _numbers;
    private readonly NameTable _names;
    private readonly DocumentTable _documents;

    private IndexWriter(Session session)
    {
        _session = session;
        _fields = new FieldTable(session);
        _terms = new TermTable(session);
        _presence = new BlockChanges(session);
        _numbers = new NumberChanges(session);
        _names = new NameTable(session, _fields);
        _documents = new DocumentTable(session, _fields);
    }

    /// <summary>Of several changes of one asset the last counts.</summary>
    public static int Write(Session session, IReadOnlyCollection<SearchChange> changes)
    {
        var latest = new SortedDictionary<string, SearchDocument?>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            latest[change.AssetId] = change.Document;
        }

        return new IndexWriter(session).Write(latest);
    }

    private int Write(SortedDictionary<string, SearchDocument?> changes)
    {
        var drafts = changes.Where(change => change.Value is not null).ToDictionary(change => change.Key, change => Draft.Of(change.Value!, _fields), StringComparer.Ordinal);
        _terms.Find(drafts.Values.SelectMany(draft => draft.Terms));
        foreach (var (assetId, document) in changes)
        {
            var known = _documents.Find(assetId);
            if (document is not null)
            {
                var (draft, doc) = (drafts[assetId], known?.Doc ?? _documents.Take());
                var body = draft.Body(_terms);
                Change(doc, known?.Body ?? IndexedDocument.None, body);
                _documents.Put(doc, known, document, body);
                if (known is null)
                {
                    _presence.Add(BlockKeys.Present, doc, isAdded: true);
                }
            }
            else if (known is not null)
            {
                Change(known.Doc, known.Body, IndexedDocument.None);
                _documents.Delete(known.Doc);
                _presence.Add(BlockKeys.Present, known.Doc, isAdded: false);
            }
        }

        _terms.Save();
        _presence.Save(BlockKeys.OfField);
        var version = (long)_session.Scalar("UPDATE state SET version = version + 1, documents = documents + $1 RETURNING version", _documents.Added)!;
        _numbers.Save(version);
        _documents.SaveFree();
        return changes.Count;
    }

    private void Change(int doc, IndexedDocument before, IndexedDocument after)
    {
        // An old document cannot have a new term: that is the number of one that was lost.
        Differ(Array.FindAll(before.Terms, _terms.IsOld), after.Terms, (term, isAdded) => _terms.Change(term, doc, isAdded));
        Differ(before.Fields, after.Fields, (field, isAdded) => _presence.Add(field, doc, isAdded));
        _names.Change(doc, before.Names, after.Names);
        foreach (var number in before.Numbers.Where(number => !after.Numbers.Any(other => other.Field == number.Field)))
        {
            _numbers.Set(number.Field, doc, double.NaN);
        }

        foreach (var number in after.Numbers.Except(before.Numbers))
        {
            _numbers.Set(number.Field, doc, number.Value);
        }
    }

    /// <summary>Walks two ascending lists at once.</summary>
    private static void Differ<T>(T[] before, T[] after, Action<T, bool> change)
        where T : IComparable<T>
    {
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            var order = i == before.Length ? 1 : j == after.Length ? -1 : before[i].CompareTo(after[j]);
            if (order < 0)
            {
                change(before[i], false);
            }
            else if (order > 0)
            {
                change(after[j], true);
            }

            (i, j) = (order <= 0 ? i + 1 : i, order >= 0 ? j + 1 : j);
        }
    }
}
