using System.Collections.Immutable;
using System.Globalization;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Assets.Operations;

/// <summary>
/// Documents of assets that never were, to measure a search index with: words, tags and brands as frequent as words are (the
/// n-th 1/n as often as the first), one folder with a tenth of all, sizes and dates over many years, in no order. They depend on
/// their number alone.
/// </summary>
public static class GeneratedDocuments
{
    /// <summary>Holds every tenth.</summary>
    public const string LargestFolder = "archive/everything";

    public const int Brands = 60;
    public const int Tags = 5000;

    private static readonly string[] Starts = ["ba", "do", "fe", "gi", "ka", "lo", "mi", "nu", "po", "ra", "se", "ti", "vo", "zu"];
    private static readonly string[] Ends = ["lan", "mer", "nis", "rok", "sta", "tel", "vin", "wor", "der", "gan", "lis", "mon"];
    private static readonly string[] Colors = ["black", "white", "gray", "blue", "green", "red", "brown", "orange", "yellow", "purple", "pink", "cyan"];
    private static readonly string[] Seasons = ["winter", "spring", "summer", "autumn"];
    private static readonly string[] Models = ["EOS R5", "EOS R6", "Z 7", "Z 9", "ILCE-7M4", "X-T5", "GFX100", "iPhone 15"];
    private static readonly DateTimeOffset First = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The n-th word, from 0; short ones first.</summary>
    public static string Word(int rank)
    {
        var (word, rest) = ("", rank);
        do
        {
            word += Starts[rest % Starts.Length] + Ends[rest / Starts.Length % Ends.Length];
            rest /= Starts.Length * Ends.Length;
        }
        while (rest > 0);
        return word;
    }

    public static string Brand(int rank) => $"brands/{Word(rank)}";

    public static SearchDocument Of(int number)
    {
        var chance = new Chance((ulong)number);
        var (isVideo, brand, created) = (chance.Below(12) == 0, chance.Rank(Brands), First.AddSeconds(chance.Below(9 * 365 * 86400)));
        var format = isVideo ? "mp4" : new[] { "jpg", "jpg", "jpg", "png", "webp", "tif" }[chance.Below(6)];
        var name = string.Create(CultureInfo.InvariantCulture, $"{Word(chance.Rank(3000))}-{Word(chance.Rank(3000))}-{number}");
        var folder = number % 10 == 0 ? LargestFolder : string.Create(CultureInfo.InvariantCulture, $"{Brand(brand)}/{created.Year}/shoot-{chance.Below(40)}");
        var price = chance.Below(1000).ToString(CultureInfo.InvariantCulture);
        var (colors, assetId) = (Enumerable.Range(0, 4).Select(_ => Colors[chance.Rank(Colors.Length)]).Distinct().ToArray(), chance.Hex32());
        (double width, double height) = (800 + (chance.Below(60) * 80), 600 + (chance.Below(50) * 80));
        ImmutableArray<SearchText> texts =
        [
            new("asset_id", assetId), new("public_id", $"{folder}/{name}"), new("display_name", name), new("filename", name), new("etag", chance.Hex32()),
            new("folder", folder), new("asset_folder", folder), new("format", format), new("resource_type", isVideo ? "video" : "image"), new("type", chance.Below(20) == 0 ? "private" : "upload"),
            new("status", "active"), new("access_mode", "public"), new("grayscale", chance.Below(15) == 0 ? "true" : "false"),
            .. Enumerable.Range(0, 2 + chance.Below(6)).Select(_ => new SearchText("tags", Word(chance.Rank(Tags)))).Distinct(),
            new("context", "caption"), new("context", "stage"), new("context.stage", "stage " + Word(chance.Rank(12))),
            new("context.caption", string.Join(' ', Enumerable.Range(0, 7).Select(_ => Word(chance.Rank(3000))))),
            new("metadata", "season"), new("metadata", "price"), new("metadata.season", Seasons[chance.Below(4)]), new("metadata.price", price),
            new("image_metadata", "Model"), new("image_metadata.Model", Models[chance.Rank(Models.Length)]),
            .. colors.Select(color => new SearchText("colors", color)),
        ];
        return new(assetId, "r" + assetId, "1", texts,
        [
            new("created_at", created.ToUnixTimeMilliseconds()), new("uploaded_at", created.ToUnixTimeMilliseconds()), new("updated_at", created.AddDays(chance.Below(400)).ToUnixTimeMilliseconds()),
            new("bytes", 20_000 + (chance.Below(1 << 20) * (double)(1 + chance.Rank(100)))), new("width", width), new("height", height), new("pixels", width * height),
            new("aspect_ratio", Math.Round(width / height, 2)), new("version", created.ToUnixTimeSeconds()), new("metadata.price", double.Parse(price, CultureInfo.InvariantCulture)),
            .. colors.Select(color => new SearchNumber("colors." + color, chance.Below(1000) / 10.0)),
        ]);
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014): another sequence for every number, on every machine the same.</summary>
    private sealed class Chance(ulong number)
    {
        private ulong _state = number * 0xD1342543DE82EF95;

        public int Below(int limit) => (int)(Next() % (ulong)limit);

        /// <summary>The r-th of so many about 1/r as often as the first.</summary>
        public int Rank(int count) => (int)Math.Exp(Next() / (double)ulong.MaxValue * Math.Log(count + 0.999)) - 1;

        public string Hex32() => Next().ToString("x16", CultureInfo.InvariantCulture) + Next().ToString("x16", CultureInfo.InvariantCulture);

        private ulong Next()
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
