using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>What a document's number leads to. Numbers are dense: those of removed documents come again with the next batch.</summary>
internal sealed class DocumentTable(Session session, FieldTable fields)
{
    private readonly int _created = fields.Number("created_at");
    private readonly Queue<int> _free = new();
    private readonly List<int> _freed = [];
    private int? _next;

    public sealed record Known(int Doc, byte[] RowKey, byte[] Revision, double Created, byte[] Bytes, IndexedDocument Body);

    /// <summary>Less those that were removed.</summary>
    public int Added { get; private set; }

    public Known? Find(string assetId)
    {
        using var row = session.Query("SELECT d.doc, d.row_key, d.revision, d.created, b.body FROM docs d JOIN bodies b ON b.doc = d.doc WHERE d.asset_id = $1", KeyBytes.Of(assetId));
        if (!row.Read())
        {
            return null;
        }

        var body = (byte[])row.GetValue(4);
        return new Known(row.GetInt32(0), (byte[])row.GetValue(1), (byte[])row.GetValue(2), row.GetDouble(3), body, IndexedDocument.Read(body));
    }

    /// <summary>A number for a new document.</summary>
    public int Take()
    {
        if (_next is null)
        {
            using (var free = session.Query("SELECT doc FROM free ORDER BY doc LIMIT 10000"))
            {
                while (free.Read())
                {
                    _free.Enqueue(free.GetInt32(0));
                }
            }

            _next = (int)(long)session.Scalar("SELECT coalesce(max(doc), -1) + 1 FROM (SELECT max(doc) AS doc FROM docs UNION ALL SELECT max(doc) FROM free)")!;
        }

        if (!_free.TryDequeue(out var doc))
        {
            doc = _next.Value;
            _next = doc + 1;
            return doc;
        }

        session.Run("DELETE FROM free WHERE doc = $1", doc);
        return doc;
    }

    public void Put(int doc, Known? known, SearchDocument document, IndexedDocument body)
    {
        var (rowKey, revision, created, bytes) = (KeyBytes.Of(document.RowKey), KeyBytes.Of(document.Revision), CreatedOf(body), body.Write());
        if (known is null)
        {
            session.Run("INSERT INTO docs VALUES($1, $2, $3, $4, $5)", doc, KeyBytes.Of(document.AssetId), rowKey, revision, created);
            session.Run("INSERT INTO bodies VALUES($1, $2)", doc, bytes);
            Added++;
            return;
        }

        if (!known.RowKey.AsSpan().SequenceEqual(rowKey) || !known.Revision.AsSpan().SequenceEqual(revision) || known.Created != created)
        {
            session.Run("UPDATE docs SET row_key = $2, revision = $3, created = $4 WHERE doc = $1", doc, rowKey, revision, created);
        }

        if (!known.Bytes.AsSpan().SequenceEqual(bytes))
        {
            session.Run("UPDATE bodies SET body = $2 WHERE doc = $1", doc, bytes);
        }
    }

    public void Delete(int doc)
    {
        session.Run("DELETE FROM docs WHERE doc = $1", doc);
        session.Run("DELETE FROM bodies WHERE doc = $1", doc);
        _freed.Add(doc);
        Added--;
    }

    /// <summary>At the end of a batch, so that within one a number is of one document.</summary>
    public void SaveFree() => _freed.ForEach(doc => session.Run("INSERT INTO free VALUES($1)", doc));

    /// <summary>A document without the time is the oldest.</summary>
    private double CreatedOf(IndexedDocument body)
        => Array.Find(body.Numbers, number => number.Field == _created) is { Field: > 0 } number ? number.Value : double.NegativeInfinity;
}
