using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessDam.Assets.Search.Feed;

/// <summary>Gathers a document within bounds, and hashes it.</summary>
internal sealed class DocumentBuilder
{
    /// <summary>Of a value, in UTF-16 units; what is longer is found by its beginning.</summary>
    public const int LongestText = 2048;

    /// <summary>Of a document: embedded metadata comes from strangers.</summary>
    public const int MostTexts = 1000;

    public const int MostNumbers = 300;

    /// <summary>Another number makes every document be written again.</summary>
    private const string Form = "3";

    private readonly HashSet<SearchText> _texts = [];
    private readonly Dictionary<string, double> _numbers = new(StringComparer.Ordinal);

    /// <summary>An empty text says that there is nothing, but for folders: that is the root. What is asked for folded is folded here.</summary>
    public void Add(string field, string value)
    {
        var kind = SearchFields.KindOf(field);
        if ((value.Length > 0 || kind == SearchFieldKind.Folder) && field.Length <= LongestText && _texts.Count < MostTexts)
        {
            var folds = kind is { } known && (SearchFields.IsFolded(known) || known == SearchFieldKind.Word);
            _texts.Add(new(field, Cut(folds ? SearchFields.Fold(value) : value)));
        }
    }

    public void Add(string field, double value)
    {
        if (double.IsFinite(value) && field.Length <= LongestText && _numbers.Count < MostNumbers)
        {
            _numbers[field] = value;
        }
    }

    public void Add(string field, DateTimeOffset time) => Add(field, (double)time.ToUnixTimeMilliseconds());

    /// <summary>The later word counts.</summary>
    public void Add(string field, bool value)
    {
        _texts.RemoveWhere(text => text.Field == field);
        Add(field, value ? "true" : "false");
    }

    /// <summary>A value of a map, by its key; also as a number where it is one and that is wanted.</summary>
    public void AddOf(string map, string key, string value, bool asNumber = true)
    {
        Add(map, key);
        Add($"{map}.{key}", value);
        if (asNumber && value.Length <= 32 && double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            Add($"{map}.{key}", number);
        }
    }

    public SearchDocument Build(string assetId, string rowKey)
    {
        SearchText[] texts = [.. _texts.OrderBy(text => text.Field, StringComparer.Ordinal).ThenBy(text => text.Value, StringComparer.Ordinal)];
        SearchNumber[] numbers = [.. _numbers.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new SearchNumber(pair.Key, pair.Value))];
        return new(assetId, rowKey, Hash(rowKey, texts, numbers), [.. texts], [.. numbers]);
    }

    private static string Cut(string value)
        => value.Length <= LongestText ? value : value[..(char.IsHighSurrogate(value[LongestText - 1]) ? LongestText - 1 : LongestText)];

    /// <summary>32 hex digits. Each part is preceded by its length, so that no two documents are written alike.</summary>
    private static string Hash(string rowKey, SearchText[] texts, SearchNumber[] numbers)
    {
        var contents = new StringBuilder();
        IEnumerable<string> parts =
        [
            Form,
            rowKey,
            .. texts.SelectMany(text => new[] { text.Field, text.Value }),
            "",
            .. numbers.SelectMany(number => new[] { number.Field, number.Value.ToString("R", CultureInfo.InvariantCulture) }),
        ];
        foreach (var part in parts)
        {
            contents.Append(CultureInfo.InvariantCulture, $"{part.Length}:").Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contents.ToString())).AsSpan(0, 16));
    }
}
