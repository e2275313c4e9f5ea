namespace ServerlessDam.Assets.Search.Synonyms.WordNet;

/// <summary>
/// Makes a <see cref="ThesaurusFile"/> of WordNet: of each single word the other words of its usual meanings, and kinds of those,
/// the better known first. A thesaurus for pictures, not for linguists: rare meanings, names and slurs are left out.
/// </summary>
public static class ThesaurusBuild
{
    private const string Source = "WordNet 3.1 (en)";

    /// <summary>Steps from a word down to its kinds: from vehicle by wheeled and self-propelled and motor vehicles to cars it is four.</summary>
    private const int Deepest = 10;

    /// <summary>What has more kinds stands for anything: entity, object, thing.</summary>
    private const int MostKinds = 8000;

    /// <summary>A meaning beside the first counts from this share of that one's uses.</summary>
    private const double UsualShare = 1 / 3.0;

    private const int MostMeanings = 2;

    private const int MostTokens = 2;

    /// <summary>Kinds of person that nobody should be found by.</summary>
    private static readonly string[] Unwelcome = ["unwelcome person", "unpleasant person", "bad person", "simpleton", "fool", "inferior", "sexual deviate", "sinner", "dupe"];

    /// <param name="folder">WordNet's <c>dict</c>.</param>
    public static byte[] Make(string folder)
    {
        var data = WordNetData.Read(folder);
        var unwelcome = data.Synsets.Values.Where(synset => synset.IsPejorative).Select(synset => synset.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var sense in Unwelcome.SelectMany(word => data.Senses[word]))
        {
            unwelcome.Add(sense.Synset);
            unwelcome.UnionWith(Below(data, sense.Synset).Select(each => each.Id));
        }

        var added = AddedWords.All.ToLookup(each => each.Word, each => new RelatedWord(each.Other, each.Relation), StringComparer.Ordinal);
        return ThesaurusFile.Write(
            Source,
            data.Senses.Select(each => each.Key).Concat(added.Select(each => each.Key)).Distinct()
                .Where(word => SearchTokens.Of(word) is [var only] && only == word)
                .Select(word => KeyValuePair.Create<string, IReadOnlyList<RelatedWord>>(word, [.. added[word].Concat(Related(data, word, unwelcome)).DistinctBy(related => related.Text)]))
                .Where(each => each.Value.Count > 0));
    }

    private static IEnumerable<RelatedWord> Related(WordNetData data, string word, HashSet<string> unwelcome)
    {
        var meanings = Usual(data, word).Where(sense => !unwelcome.Contains(sense.Synset)).Take(MostMeanings).ToList();
        var same = meanings.SelectMany(sense => WordsOf(data, data.Synsets[sense.Synset])).Where(each => each.Word != word).Select(each => each.Word).Distinct().ToList();
        var kinds = meanings.SelectMany(sense => Below(data, sense.Synset) is { Count: <= MostKinds } below ? below : [])
            .Where(each => !unwelcome.Contains(each.Id))
            .SelectMany(each => WordsOf(data, data.Synsets[each.Id]).Select(kind => (kind.Word, Rank: kind.Known - each.Depth)))
            .Where(kind => kind.Word != word && !same.Contains(kind.Word))
            .GroupBy(kind => kind.Word, kind => kind.Rank, StringComparer.Ordinal)
            .OrderByDescending(kind => kind.Max()).ThenBy(kind => kind.Key.Length).ThenBy(kind => kind.Key, StringComparer.Ordinal);
        return [.. same.Select(each => new RelatedWord(each, WordRelation.Same)), .. kinds.Take(ThesaurusFile.MostWords).Select(kind => new RelatedWord(kind.Key, WordRelation.Kind))];
    }

    /// <summary>The first meaning, and those that are met with about as often.</summary>
    private static IEnumerable<Sense> Usual(WordNetData data, string word)
    {
        var most = data.Senses[word].Select(sense => sense.Uses).DefaultIfEmpty(0).Max();
        return data.Senses[word].Where((sense, at) => most == 0 ? at == 0 : sense.Uses >= Math.Max(1, most * UsualShare)).OrderByDescending(sense => sense.Uses);
    }

    /// <summary>Those of a set that mean usually what it means; how well they are known is how often they are used, and how many meanings they have come to have.</summary>
    private static IEnumerable<(string Word, int Known)> WordsOf(WordNetData data, Synset synset)
        => synset.Words.Where(IsPlain).Select(word => word.ToLowerInvariant())
            .Where(word => SearchTokens.Of(word).Length is > 0 and <= MostTokens && Usual(data, word).Any(sense => sense.Synset == synset.Id))
            .Select(word => (word, data.Senses[word].First(sense => sense.Synset == synset.Id).Uses + Math.Min(5, data.Senses[word].Count())));

    /// <summary>No name, no Latin, no abbreviation with points.</summary>
    private static bool IsPlain(string word) => word.All(letter => char.IsAsciiLetterLower(letter) || letter is ' ' or '-');

    private static List<(string Id, int Depth)> Below(WordNetData data, string id)
    {
        var (seen, found) = (new HashSet<string>(StringComparer.Ordinal) { id }, new List<(string, int)>());
        var level = new List<string> { id };
        for (var depth = 1; depth <= Deepest && level.Count > 0 && found.Count <= MostKinds; depth++)
        {
            level = [.. level.SelectMany(each => data.Synsets[each].Kinds).Where(seen.Add)];
            found.AddRange(level.Select(each => (each, depth)));
        }

        return found;
    }
}
