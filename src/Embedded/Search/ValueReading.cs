using System.Collections.Immutable;
using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>Finds whole values and beginnings of them: ranges of two trees, and ids by their word.</summary>
internal sealed class ValueReading(SearchSnapshot snapshot, WordReading words, DocumentTexts texts)
{
    /// <summary>Every document has it, such as a library without deleted assets <c>status=active</c>: then there is nothing to look for.</summary>
    public bool IsOfAll(string field, string value)
        => !NameFields.Contains(field)
            && snapshot.FieldOf(field) is { } id
            && snapshot.Session.Scalar("SELECT count FROM terms WHERE field = $1 AND value = $2", id, KeyBytes.Of(value)) is long count
            && count == snapshot.Documents;

    public DocumentSet Exact(string field, string value)
    {
        var (set, key) = (snapshot.Empty(), KeyBytes.Of(value));
        if (snapshot.FieldOf(field) is not { } id)
        {
            return set;
        }

        if (NameFields.IsPlain(field, value))
        {
            words.AddNames($"{{{field}}} : {WordText.Plain(value, isBeginning: false)}", set);
        }
        else if (NameFields.Contains(field))
        {
            AddNames(id, key, key, set, holds: null);
        }
        else
        {
            AddTerms(id, key, key, set, holds: null);
        }

        return set;
    }

    public DocumentSet Begins(string field, string beginning)
        => snapshot.FieldOf(field) is not { } id ? snapshot.Empty()
            : beginning.Length == 0 ? snapshot.WithField(id)
            : Ranged(field, id, beginning, holds: null);

    public DocumentSet Pieces(string field, ImmutableArray<string> pieces)
        => pieces.Length < 2 ? Exact(field, string.Concat(pieces))
            : snapshot.FieldOf(field) is not { } id ? snapshot.Empty()
            : Ranged(field, id, pieces[0], value => SearchMatcher.HasPieces(value, pieces));

    /// <param name="holds">What else has to; null is nothing.</param>
    private DocumentSet Ranged(string field, int id, string beginning, Func<string, bool>? holds)
    {
        var (set, from) = (snapshot.Empty(), KeyBytes.Of(beginning));
        byte[] to = [.. from, .. KeyBytes.End];
        if (!NameFields.Contains(field))
        {
            AddTerms(id, from, to, set, holds);
            return set;
        }

        AddNames(id, from, to, set, holds);
        if (NameFields.MayBePlain(field) && (beginning.Length == 0 || NameFields.IsPlain(beginning)))
        {
            AddPlain(field, id, beginning, set, holds);
        }

        return set;
    }

    private void AddPlain(string field, int id, string beginning, DocumentSet set, Func<string, bool>? holds)
    {
        var question = $"{{{field}}} : {WordText.Plain(beginning, isBeginning: true)}";
        if (holds is null)
        {
            words.AddNames(question, set);
            return;
        }

        var candidates = snapshot.Empty();
        words.AddNames(question, candidates);
        foreach (var doc in candidates.ToArray())
        {
            // The tree has answered for those that are not plain.
            if (texts.NamesOf(doc, id).Any(value => value.StartsWith(beginning, StringComparison.Ordinal) && holds(value)))
            {
                set.Add(doc);
            }
        }

        snapshot.Release(candidates);
    }

    private void AddNames(int field, byte[] from, byte[] to, DocumentSet set, Func<string, bool>? holds)
    {
        using var rows = snapshot.Session.Query("SELECT value, doc FROM names WHERE field = $1 AND value BETWEEN $2 AND $3", field, from, to);
        for (var row = 0; rows.Read(); row++)
        {
            if ((row & 0xFFF) == 0)
            {
                snapshot.Token.ThrowIfCancellationRequested();
            }

            if (holds is null || holds(KeyBytes.Text((byte[])rows.GetValue(0))))
            {
                set.Add(rows.GetInt32(1));
            }
        }
    }

    private void AddTerms(int field, byte[] from, byte[] to, DocumentSet set, Func<string, bool>? holds)
    {
        using var rows = snapshot.Session.Query("SELECT id, docs, value FROM terms WHERE field = $1 AND value BETWEEN $2 AND $3", field, from, to);
        while (rows.Read())
        {
            snapshot.Token.ThrowIfCancellationRequested();
            if (holds is null || holds(KeyBytes.Text((byte[])rows.GetValue(2))))
            {
                words.AddTerm(rows.GetInt64(0), rows.IsDBNull(1) ? null : (byte[])rows.GetValue(1), set);
            }
        }
    }
}
