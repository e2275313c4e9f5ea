using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>Keeps the words of terms: of one document's own by document, of all others by term. A term that was shared once stays so.</summary>
internal sealed class TermWords(Session session)
{
    /// <summary>Whether its words are kept by document from now on.</summary>
    /// <param name="documents">After the batch; null where they are many.</param>
    public bool Save(Term term, int[]? documents, long count)
    {
        if (term.IsLone && documents is not null && documents.AsSpan().SequenceEqual(term.Documents))
        {
            return true;
        }

        if (term.IsLone)
        {
            session.Run("DELETE FROM lone_words WHERE rowid = $1", RowOf(term, term.Documents![0])!);
        }
        else if (!term.IsNew)
        {
            if (count == 0)
            {
                session.Run("DELETE FROM terms_words WHERE rowid = $1", term.Id);
            }

            return false;
        }

        if (term.IsNew && documents is [var only] && RowOf(term, only) is { } row && session.Scalar("SELECT 1 FROM lone_words WHERE rowid = $1", row) is null)
        {
            session.Run("INSERT INTO lone_words(rowid, words) VALUES($1, $2)", row, WordText.OfText(KeyBytes.Text(term.Value)));
            return true;
        }

        if (count > 0)
        {
            session.Run("INSERT INTO terms_words(rowid, words) VALUES($1, $2)", term.Id, WordText.OfText(KeyBytes.Text(term.Value)));
        }

        return false;
    }

    private static long? RowOf(Term term, int doc) => LoneTerm.RowOf(doc, term.Field, term.Score, term.Value);
}
