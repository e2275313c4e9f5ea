using System.Text;
using ServerlessDam.Assets.Search;
using Row = Azure.Search.Documents.Models.SearchDocument;

namespace ServerlessDam.Azure.Search;

/// <summary>A document as the index holds it.</summary>
internal static class DocumentFields
{
    /// <summary>Elements of complex collections that a document of the service may have (learn.microsoft.com/azure/search/search-limits-quotas-capacity).</summary>
    private const int MostNumbers = 3000;

    /// <summary>Characters of all words of a document: with six bytes each in JSON they stay below the 16 MB of a request. Words beyond are not found.</summary>
    private const int MostCharacters = 2 << 20;

    /// <summary>Of the letters that a key may have (learn.microsoft.com/rest/api/searchservice/naming-rules).</summary>
    public static string KeyOf(string cloud, string assetId) => "k" + System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{cloud}\n{assetId}"));

    public static Row Of(string cloud, SearchDocument document)
    {
        var id = AssetIdOrder.Of(document.AssetId);
        var row = new Row
        {
            [IndexFields.Key] = KeyOf(cloud, document.AssetId),
            [IndexFields.Cloud] = cloud,
            [IndexFields.AssetId] = document.AssetId,
            [IndexFields.Id1] = id.First,
            [IndexFields.Id2] = id.Second,
            [IndexFields.Id3] = id.Third,
            [IndexFields.RowKey] = document.RowKey,
            [IndexFields.Revision] = document.Revision,
            [IndexFields.Values] = document.Texts.Select(text => SafeText.FromValue(text.Field, text.Value)).Distinct().ToArray(),
            [IndexFields.Has] = document.Texts.Select(text => text.Field).Concat(document.Numbers.Select(number => number.Field)).Distinct().Select(SafeText.From).ToArray(),
        };
        AddWords(row, document);
        AddNumbers(row, document);
        AddTexts(row, document);
        return row;
    }

    /// <summary>About as many bytes as JSON takes for it.</summary>
    public static long SizeOf(Row row)
        => ((IDictionary<string, object?>)row).Values.Sum(value => value switch
        {
            string text => SizeOf(text),
            string[] texts => texts.Sum(SizeOf),
            Row[] rows => rows.Sum(SizeOf),
            _ => 24,
        });

    /// <summary>Letters that are not ASCII, and those that JSON escapes, take six.</summary>
    private static long SizeOf(string text) => 24 + text.Sum(unit => char.IsAsciiLetterOrDigit(unit) ? 1L : 6L);

    private static void AddWords(Row row, SearchDocument document)
    {
        var places = new[] { IndexFields.Words, IndexFields.Wholes, IndexFields.Names, IndexFields.Labels, IndexFields.Texts, IndexFields.Seen }.ToDictionary(place => place, _ => new HashSet<string>(StringComparer.Ordinal));
        var left = MostCharacters;
        foreach (var text in document.Texts)
        {
            var tokens = SearchTokens.Of(text.Value);
            var isAlone = SearchFields.IsFoundByWordAlone(text.Field);
            var score = SearchScore.Of(text.Field, isWhole: false);
            var place = places[score >= SearchScore.Name ? IndexFields.Names : score >= SearchScore.Label ? IndexFields.Labels : score >= SearchScore.Text ? IndexFields.Texts : IndexFields.Seen];
            var field = SafeText.FromField(text.Field);
            foreach (var term in WordTerms.Of(tokens).TakeWhile(_ => left > 0))
            {
                left -= places[IndexFields.Words].Add(field + term) ? field.Length + term.Length : 0;
                left -= isAlone && place.Add(term) ? term.Length : 0;
            }

            if (isAlone && tokens.Length > 0 && score >= SearchScore.Name && WordTerms.Whole(tokens) is { Length: < FilterWriter.LongestBeginning } whole)
            {
                places[IndexFields.Wholes].Add(whole);
            }
        }

        places[IndexFields.Seen].Add($"{SafeText.Always}");
        foreach (var (place, terms) in places)
        {
            row[place] = terms.ToArray();
        }
    }

    private static void AddNumbers(Row row, SearchDocument document)
    {
        var finite = document.Numbers.Where(number => double.IsFinite(number.Value)).ToLookup(number => IndexFields.OwnNumbers.Contains(number.Field));
        var own = finite[true].ToDictionary(number => number.Field, number => number.Value, StringComparer.Ordinal);
        foreach (var field in IndexFields.OwnNumbers)
        {
            var isThere = own.TryGetValue(field, out var value);
            row[field] = isThere ? value : null;
            row[IndexFields.IsMissing(field)] = isThere ? 0 : 1;
        }

        row[IndexFields.Numbers] = finite[false].Take(MostNumbers)
            .Select(number => new Row { [IndexFields.NumberName] = SafeText.From(number.Field), [IndexFields.NumberValue] = number.Value })
            .ToArray();
    }

    private static void AddTexts(Row row, SearchDocument document)
    {
        var texts = document.Texts.ToLookup(text => text.Field, text => text.Value, StringComparer.Ordinal);
        foreach (var field in IndexFields.OwnTexts)
        {
            row[field] = texts[field].Order(StringComparer.Ordinal).Select(SortText.From).FirstOrDefault();
            row[IndexFields.IsMissing(field)] = texts.Contains(field) ? 0 : 1;
        }

        foreach (var field in IndexFields.Several)
        {
            row[IndexFields.Facet(field)!] = texts[field].Select(SortText.From).Distinct().ToArray();
        }
    }
}
