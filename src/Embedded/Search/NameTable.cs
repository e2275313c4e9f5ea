using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>The values of <see cref="NameFields"/>: by value in a tree, and their words by document.</summary>
internal sealed class NameTable(Session session, FieldTable fields)
{
    private readonly (int Number, string Name)[] _columns = Array.ConvertAll(NameFields.Columns, name => (fields.Number(name), name));

    public void Change(int doc, NamedValue[] before, NamedValue[] after)
    {
        if (before.AsSpan().SequenceEqual(after))
        {
            return;
        }

        foreach (var name in before.Except(after).Where(IsInTree))
        {
            session.Run("DELETE FROM names WHERE field = $1 AND value = $2 AND doc = $3", name.Field, KeyBytes.Of(name.Value), doc);
        }

        foreach (var name in after.Except(before).Where(IsInTree))
        {
            session.Run("INSERT INTO names VALUES($1, $2, $3)", name.Field, KeyBytes.Of(name.Value), doc);
        }

        for (var i = 1; i < after.Length; i++)
        {
            if (after[i].Field == after[i - 1].Field)
            {
                fields.MarkSeveral(after[i].Field);
            }
        }

        if (before.Length > 0)
        {
            session.Run("DELETE FROM names_words WHERE rowid = $1", doc);
        }

        if (after.Length > 0)
        {
            var words = Array.ConvertAll(_columns, column => string.Join(' ', after.Where(name => name.Field == column.Number).Select(name => WordText.OfName(column.Name, name.Value))));
            session.Run(
                "INSERT INTO names_words(rowid, asset_id, public_id, display_name, filename, etag, phash) VALUES($1, $2, $3, $4, $5, $6, $7)",
                doc, words[0], words[1], words[2], words[3], words[4], words[5]);
        }
    }

    private bool IsInTree(NamedValue name) => !NameFields.IsPlain(NameOf(name.Field), name.Value);

    private string NameOf(int field) => Array.Find(_columns, column => column.Number == field).Name;
}
