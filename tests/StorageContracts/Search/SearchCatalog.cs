using System.Collections.Immutable;
using System.Globalization;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.StorageContracts.Search;

/// <summary>The assets that the cases of search are about, read from <c>catalog.tsv</c>. Each has a name, which is its row key.</summary>
internal static class SearchCatalog
{
    public static readonly DateTimeOffset Now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly (string Field, string Value)[] Ordinary = [("resource_type", "image"), ("type", "upload"), ("status", "active"), ("access_mode", "public")];

    public static ImmutableArray<SearchDocument> Documents { get; } = [.. SearchResources.Lines("catalog.tsv").Select(Read)];

    public static SearchDocument Named(string name) => Documents.First(document => document.RowKey == name);

    private static SearchDocument Read(string line, int index)
    {
        var cells = line.Split('\t');
        var texts = new List<SearchText>();
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        var assetId = $"{index + 1:x2}{new string('e', 30)}";
        texts.Add(new("asset_id", assetId));
        foreach (var cell in cells[1..])
        {
            var (field, value) = (cell[..cell.IndexOf('=', StringComparison.Ordinal)], cell[(cell.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            Add(field, value, texts, numbers);
        }

        numbers.TryAdd("uploaded_at", numbers["created_at"]);
        numbers.TryAdd("updated_at", numbers["created_at"]);
        texts.AddRange(Ordinary.Where(each => texts.All(text => text.Field != each.Field)).Select(each => new SearchText(each.Field, each.Value)));
        return new(assetId, cells[0], "1", [.. texts.Distinct()], [.. numbers.Select(pair => new SearchNumber(pair.Key, pair.Value))]);
    }

    private static void Add(string field, string value, List<SearchText> texts, Dictionary<string, double> numbers)
    {
        var name = field.TrimEnd('#', '@');
        if (name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot)
        {
            texts.Add(new(name[..dot], name[(dot + 1)..]));
        }

        if (field.EndsWith('#'))
        {
            numbers.Add(name, double.Parse(value, CultureInfo.InvariantCulture));
        }
        else if (field.EndsWith('@'))
        {
            numbers.Add(name, DateTimeOffset.Parse(value, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
        }
        else if (field == "size")
        {
            AddSize([.. value.Split('x').Select(side => double.Parse(side, CultureInfo.InvariantCulture))], numbers);
        }
        else
        {
            AddText(field, value, texts, numbers);
        }
    }

    private static void AddSize(double[] sides, Dictionary<string, double> numbers)
    {
        numbers.Add("width", sides[0]);
        numbers.Add("height", sides[1]);
        numbers.Add("pixels", sides[0] * sides[1]);
        numbers.Add("aspect_ratio", Math.Round(sides[0] / sides[1], 4));
    }

    private static void AddText(string field, string value, List<SearchText> texts, Dictionary<string, double> numbers)
    {
        if (field == "folder")
        {
            texts.Add(new("folder", SearchFields.Fold(value)));
            texts.Add(new("asset_folder", SearchFields.Fold(value)));
            return;
        }

        texts.Add(new(field, value));
        if (field == "public_id")
        {
            texts.Add(new("filename", SearchFields.Fold(value[(value.LastIndexOf('/') + 1)..])));
        }
        else if (field.Contains('.', StringComparison.Ordinal) && double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            numbers.Add(field, number);
        }
        else if (field.StartsWith("metadata.", StringComparison.Ordinal) && DateTimeOffset.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            numbers.Add(field, date.ToUnixTimeMilliseconds());
        }
    }
}
