using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>Texts of single documents, by what the index holds of them. For documents that are few.</summary>
internal sealed class DocumentTexts(SearchSnapshot snapshot)
{
    private readonly Dictionary<long, (int Field, string Value)> _terms = [];

    public IEnumerable<string> NamesOf(int doc, int field) => BodyOf(doc).Names.Where(name => name.Field == field).Select(name => name.Value);

    /// <summary>In no order.</summary>
    public IEnumerable<string> Of(int doc, int field)
    {
        var body = BodyOf(doc);
        return Array.BinarySearch(body.Fields, field) < 0 ? []
            : body.Names.Where(name => name.Field == field).Select(name => name.Value)
                .Concat(body.Terms.Select(TermOf).Where(term => term.Field == field).Select(term => term.Value));
    }

    /// <summary>The least; null: the document has none.</summary>
    public string? LeastOf(int doc, int field) => Of(doc, field).Min(StringComparer.Ordinal);

    private IndexedDocument BodyOf(int doc)
    {
        snapshot.Token.ThrowIfCancellationRequested();
        return IndexedDocument.Read((byte[])snapshot.Session.Scalar("SELECT body FROM bodies WHERE doc = $1", doc)!);
    }

    private (int Field, string Value) TermOf(long id)
    {
        if (!_terms.TryGetValue(id, out var term))
        {
            using var row = snapshot.Session.Query("SELECT field, value FROM terms WHERE id = $1", id);
            row.Read();
            _terms.Add(id, term = (row.GetInt32(0), KeyBytes.Text((byte[])row.GetValue(1))));
        }

        return term;
    }
}
