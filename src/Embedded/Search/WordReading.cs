using System.Runtime.InteropServices;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded.Search;

/// <summary>Finds words: in names by document, in all other texts by term.</summary>
internal sealed class WordReading(SearchSnapshot snapshot)
{
    /// <summary>Of a word in one field.</summary>
    public DocumentSet InField(string field, SearchPredicate.Words words)
    {
        var set = snapshot.Empty();
        if (NameFields.Contains(field))
        {
            var plain = NameFields.MayBePlain(field) ? WordText.PlainPhrase(words.Tokens, words.LastIsBeginning) : null;
            AddNames(Either($"{{{field}}} : {WordText.Phrase(words)}", plain is null ? null : $"{{{field}}} : {plain}"), set);
        }
        else if (snapshot.FieldOf(field) is { } id)
        {
            AddLone(WordText.Phrase(words), 0, row => LoneTerm.FieldOf(row) == id ? set : null);
            AddTerms(WordText.Phrase(words), (termField, _) => termField == id ? set : null);
        }

        return set;
    }

    /// <summary>Of a word alone.</summary>
    public WordMatches Alone(SearchPredicate.Words words)
    {
        var matches = new WordMatches();
        var plain = WordText.PlainPhrase(words.Tokens, words.LastIsBeginning) is { } phrase ? $"{{asset_id}} : {phrase}" : null;
        AddNames(Either($"{NameFields.FoundAlone} : {WordText.Phrase(words)}", plain), matches.Of(SearchScore.Name, snapshot));
        AddNames(Either($"{NameFields.FoundAlone} : {WordText.WholePhrase(words)}", plain), matches.Of(SearchScore.WholeName, snapshot));
        var (labels, others, seen) = (matches.Of(SearchScore.Label, snapshot), matches.Of(SearchScore.Text, snapshot), matches.Of(SearchScore.Seen, snapshot));
        AddLone(WordText.Phrase(words), LoneTerm.LeastFoundAlone, row => LoneTerm.ScoreOf(row) switch
        {
            SearchScore.Label => labels,
            SearchScore.Seen => seen,
            _ => others,
        });
        AddTerms(WordText.Phrase(words), (_, score) => score > 0 ? matches.Of(score, snapshot) : null);
        return matches;
    }

    /// <summary>Of phrases that stand for a word: a question for all of them together.</summary>
    public WordMatches Related(SearchPredicate.Related related)
    {
        var matches = new WordMatches();
        var set = matches.Of(SearchScore.Related, snapshot);
        var question = string.Join(" OR ", related.Phrases.Select(phrase => WordText.Phrase(phrase.Tokens)));
        var plain = string.Join(" OR ", related.Phrases.Select(phrase => WordText.PlainPhrase(phrase.Tokens, isBeginning: false)).OfType<string>());
        AddNames(Either($"{NameFields.FoundAlone} : ({question})", plain.Length == 0 ? null : $"{{asset_id}} : ({plain})"), set);
        AddLone(question, LoneTerm.LeastFoundAlone, _ => set);
        AddTerms(question, (_, score) => score > 0 ? set : null);
        return matches;
    }

    public void AddNames(string question, DocumentSet set)
    {
        using var rows = snapshot.Session.Query("SELECT rowid FROM names_words WHERE names_words MATCH $1", question);
        for (var row = 0; rows.Read(); row++)
        {
            CheckAt(row);
            set.Add(rows.GetInt32(0));
        }
    }

    private void AddLone(string question, long least, Func<long, DocumentSet?> setOf)
    {
        using var rows = snapshot.Session.Query("SELECT rowid FROM lone_words WHERE lone_words MATCH $1 AND rowid >= $2", question, least);
        for (var row = 0; rows.Read(); row++)
        {
            CheckAt(row);
            var number = rows.GetInt64(0);
            setOf(number)?.Add(LoneTerm.DocumentOf(number));
        }
    }

    private void AddTerms(string question, Func<int, double, DocumentSet?> setOf)
    {
        using var rows = snapshot.Session.Query(
            "SELECT t.id, t.field, t.score, t.docs FROM terms_words w CROSS JOIN terms t ON t.id = w.rowid WHERE w.terms_words MATCH $1", question);
        for (var row = 0; rows.Read(); row++)
        {
            CheckAt(row);
            if (setOf(rows.GetInt32(1), rows.GetDouble(2)) is { } set)
            {
                AddTerm(rows.GetInt64(0), rows.IsDBNull(3) ? null : (byte[])rows.GetValue(3), set);
            }
        }
    }

    /// <param name="documents">As the term's row has them.</param>
    public void AddTerm(long id, byte[]? documents, DocumentSet set)
    {
        if (documents is null)
        {
            snapshot.AddBlocks(id, set);
            return;
        }

        foreach (var doc in MemoryMarshal.Cast<byte, int>(documents))
        {
            set.Add(doc);
        }
    }

    private void CheckAt(int row)
    {
        if ((row & 0xFFF) == 0)
        {
            snapshot.Token.ThrowIfCancellationRequested();
        }
    }

    private static string Either(string one, string? other) => other is null ? one : $"({one}) OR ({other})";
}
