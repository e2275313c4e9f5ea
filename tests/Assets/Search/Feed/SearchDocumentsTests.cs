using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Feed;

namespace ServerlessDam.Assets.Tests.Search.Feed;

public sealed class SearchDocumentsTests
{
    private static readonly DateTimeOffset Time = new(2024, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private static readonly Asset Cat = new()
    {
        Cloud = "demo",
        ResourceType = ResourceType.Image,
        Type = "upload",
        PublicId = "Pets/Fluffy_Cat",
        AssetId = "00000000000000000000000000000001",
        Version = Time.ToUnixTimeSeconds(),
        VersionId = "v1",
        CreatedAt = Time,
        SizeInBytes = 1234,
        ETag = "abcd",
        Format = "jpg",
        Width = 1600,
        Height = 1000,
        Pages = 1,
        Folder = "Pets/Cats",
        DisplayName = "My Cat",
    };

    [Theory]
    [InlineData("asset_id", "00000000000000000000000000000001")]
    [InlineData("public_id", "Pets/Fluffy_Cat")]
    [InlineData("filename", "fluffy_cat")]
    [InlineData("display_name", "My Cat")]
    [InlineData("folder", "pets/cats")]
    [InlineData("asset_folder", "pets/cats")]
    [InlineData("format", "jpg")]
    [InlineData("resource_type", "image")]
    [InlineData("type", "upload")]
    [InlineData("status", "active")]
    [InlineData("access_mode", "public")]
    [InlineData("etag", "abcd")]
    [InlineData("transparent", "false")]
    [InlineData("animated", "false")]
    public void Texts_of_an_asset(string field, string value) => Assert.Equal([value], Texts(Of(Cat), field));

    [Fact]
    public void What_was_seen_in_a_picture()
    {
        var results = new AnalysisResults
        {
            VersionId = "v1",
            Objects = [new("dog", 0.9, new(0, 0, 1, 1)), new("dog", 0.5, new(2, 0, 1, 1)), new("traffic light", 0.4, new(0, 3, 1, 1))],
            Text = [new("Gate 42", 0.9, []), new("Exit", 0.8, [])],
            Caption = new("A dog at a gate", 0.7),
        };

        var document = Of(Cat with { SeenFaces = [new(0, 0, 9, 9)] }, results);

        Assert.Equal(["dog", "traffic light"], Texts(document, "detection"));
        Assert.Equal((0.9, 0.4), (Number(document, "detection.dog"), Number(document, "detection.traffic light")));
        Assert.Equal(["Exit", "Gate 42"], Texts(document, "ocr"));
        Assert.Equal(["A dog at a gate"], Texts(document, "image_caption"));
        Assert.Equal(1, Number(document, "face_count"));
    }

    [Fact]
    public void What_was_seen_on_further_pages()
    {
        var results = new AnalysisResults
        {
            VersionId = "v1",
            Objects = [new("dog", 0.4, new(0, 0, 1, 1))],
            FurtherThings = [new("cat", 0.8), new("dog", 0.7)],
            Text = [new("Contents", 0.9, []), new("Zebras", 0.9, [])],
            FurtherText = [new(2, [new("the long", 0.9, []), new("way home", 0.9, []), new(new('x', 190), 0.9, [])]), new(3, []) { Problem = "broken" }, new(4, [new("The end", 0.9, [])])],
        };

        var document = Of(Cat, results);

        Assert.Equal(["cat", "dog"], Texts(document, "detection"));
        Assert.Equal(0.7, Number(document, "detection.dog"));
        Assert.Equal(["Contents", "The end", "Zebras", "the long\nway home", new('x', 190)], Texts(document, "ocr"));
    }

    [Theory]
    [InlineData("bytes", 1234)]
    [InlineData("backup_bytes", 0)]
    [InlineData("width", 1600)]
    [InlineData("height", 1000)]
    [InlineData("pixels", 1_600_000)]
    [InlineData("aspect_ratio", 1.6)]
    [InlineData("pages", 1)]
    [InlineData("face_count", 0)]
    [InlineData("version", 1714557600)]
    [InlineData("created_at", 1714557600000)]
    [InlineData("uploaded_at", 1714557600000)]
    [InlineData("updated_at", 1714557600000)]
    public void Numbers_of_an_asset(string field, double value) => Assert.Equal(value, Number(Of(Cat), field));

    [Fact]
    public void The_root_is_a_folder_and_what_is_not_known_is_not_there()
    {
        var document = Of(Cat with { Folder = "", DisplayName = "", Format = null, Width = null, Height = null, Pages = 0, ResourceType = ResourceType.Raw });

        Assert.Equal([""], Texts(document, "folder"));
        Assert.All(["display_name", "format", "phash", "transparent"], field => Assert.Empty(Texts(document, field)));
        Assert.All(["width", "pixels", "pages", "aspect_ratio", "face_count"], field => Assert.Null(Number(document, field)));
    }

    [Fact]
    public void Labels_are_found_by_key_and_by_value_and_as_numbers_where_they_are_numbers()
    {
        var document = Of(Cat with
        {
            Tags = ["a", "b c"],
            Context = Asset.EmptyContext.Add("stage", "draft").Add("rank", "12.5"),
            Moderation = [new("manual", ModerationStatus.Rejected, Time)],
            AccessControl = [new(AccessType.Token, null, null)],
            LastUpdated = new() { Tags = Time.AddDays(1), Any = Time.AddDays(2) },
        });

        Assert.Equal(["a", "b c"], Texts(document, "tags"));
        Assert.Equal(["rank", "stage"], Texts(document, "context"));
        Assert.Equal(["draft"], Texts(document, "context.stage"));
        Assert.Equal(["12.5"], Texts(document, "context.rank"));
        Assert.Equal(12.5, Number(document, "context.rank"));
        Assert.Equal(["manual"], Texts(document, "moderation_kind"));
        Assert.Equal(["rejected"], Texts(document, "moderation_status"));
        Assert.Equal(["token"], Texts(document, "access_control"));
        Assert.Equal(["tags_updated_at", "updated_at"], Texts(document, "last_updated"));
        Assert.Equal(Time.AddDays(1).ToUnixTimeMilliseconds(), Number(document, "last_updated.tags_updated_at"));
        Assert.Equal(Time.AddDays(2).ToUnixTimeMilliseconds(), Number(document, "updated_at"));
    }

    [Fact]
    public void Structured_metadata_goes_by_the_type_of_its_field()
    {
        var schema = Schema(
            Field("due", MetadataFieldType.Date),
            Field("count", MetadataFieldType.Integer),
            Field("color", MetadataFieldType.Enum, new DatasourceEntry("c1", "Light blue")),
            Field("uses", MetadataFieldType.Set, new DatasourceEntry("u1", "Print"), new DatasourceEntry("u2", "Web")));
        var document = Of(
            Cat with { Metadata = Asset.EmptyMetadata.Add("due", Json("\"2024-05-02\"")).Add("count", Json("7")).Add("color", Json("\"c1\"")).Add("uses", Json("""["u1","u2"]""")) },
            schema: schema);

        Assert.Equal(["color", "count", "due", "uses"], Texts(document, "metadata"));
        Assert.Equal(["2024-05-02"], Texts(document, "metadata.due"));
        Assert.Equal(new DateTimeOffset(2024, 5, 2, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), Number(document, "metadata.due"));
        Assert.Equal(7, Number(document, "metadata.count"));
        Assert.Equal(["Light blue", "c1"], Texts(document, "metadata.color"));
        Assert.Equal(["Print", "Web", "u1", "u2"], Texts(document, "metadata.uses"));
    }

    [Fact]
    public void What_the_analysis_found()
    {
        var results = new AnalysisResults
        {
            VersionId = "v1",
            Metadata = Asset.EmptyContext.Add("Make", "Canon").Add("ISO", "400").Add("DateTimeOriginal", "2023:07:01 12:00:00").Add("OffsetTimeOriginal", "+02:00"),
            PerceptualHash = "0123456789abcdef",
            Colors = new([new("#FF0000", 80)], [new("red", 80), new("gray", 5)], [new("red", 75), new("pink", 20)], 0.25, SemiTransparent: true, Grayscale: false),
        };
        var document = Of(Cat, results);

        Assert.Equal(["Canon"], Texts(document, "image_metadata.Make"));
        Assert.Equal(400, Number(document, "image_metadata.ISO"));
        Assert.Contains("Make", Texts(document, "image_metadata"));
        Assert.Equal(new DateTimeOffset(2023, 7, 1, 10, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), Number(document, "taken_at"));
        Assert.Equal(["0123456789abcdef"], Texts(document, "phash"));
        Assert.Equal(["gray", "pink", "red"], Texts(document, "colors"));
        Assert.Equal(80, Number(document, "colors.red"));
        Assert.Equal(20, Number(document, "colors.pink"));
        Assert.Equal(0.25, Number(document, "illustration_score"));
        Assert.Equal(["false"], Texts(document, "grayscale"));
        Assert.Equal(["true"], Texts(document, "transparent"));
    }

    [Fact]
    public void What_was_measured()
    {
        var document = Of(Cat, new()
        {
            VersionId = "v1",
            Quality = new(0.8, 0.9, null, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2),
            Accessibility = new(0.9, 0.7, ["#FF0000", "#00FF00"], 0.65),
        });

        Assert.Equal(0.8, Number(document, "quality_score"));
        Assert.Equal(0.9, Number(document, "quality_analysis.jpeg_quality"));
        Assert.Equal(0.75, Number(document, "quality_analysis.focus"));
        Assert.Null(Number(document, "quality_analysis.jpeg_chroma"));
        Assert.Contains("color_score", Texts(document, "quality_analysis"));
        Assert.Equal(0.65, Number(document, "accessibility_analysis.colorblind_accessibility_score"));
    }

    [Fact]
    public void Embedded_numbers_are_those_of_known_names()
    {
        var metadata = Asset.EmptyContext.Add("FNumber", "2.8").Add("GPSLatitude", "-12.5").Add("Invented", "7");
        var document = Of(Cat, new() { VersionId = "v1", Metadata = metadata });

        Assert.Equal(2.8, Number(document, "image_metadata.FNumber"));
        Assert.Equal(-12.5, Number(document, "image_metadata.GPSLatitude"));
        Assert.Null(Number(document, "image_metadata.Invented"));
        Assert.Equal(["7"], Texts(document, "image_metadata.Invented"));
    }

    [Fact]
    public void What_a_stranger_embeds_is_bounded()
    {
        var names = Enumerable.Range(0, 5000).ToImmutableSortedDictionary(i => string.Create(CultureInfo.InvariantCulture, $"n{i}"), _ => new string('x', 10_000) + "😀", StringComparer.Ordinal);
        var document = Of(Cat, new() { VersionId = "v1", Metadata = names.Add("DateTimeOriginal", "0000:00:00 00:00:00") });

        Assert.True(document.Texts.Length <= DocumentBuilder.MostTexts);
        Assert.All(document.Texts, text => Assert.True(text.Value.Length <= DocumentBuilder.LongestText));
        Assert.Null(Number(document, "taken_at"));
    }

    [Fact]
    public void The_revision_changes_with_the_contents_and_with_nothing_else()
    {
        var tagged = Cat with { Tags = ["a", "b"] };
        Assert.Equal(Of(tagged).Revision, Of(tagged with { RowETag = "other" }).Revision);
        Assert.NotEqual(Of(tagged).Revision, Of(tagged with { Tags = ["a"] }).Revision);
        Assert.NotEqual(Of(tagged).Revision, Of(tagged with { Tags = ["a", "b", "c"] }).Revision);
        Assert.NotEqual(Of(tagged).Revision, Of(tagged with { PublicId = "other" }).Revision);
    }

    [Fact]
    public void What_strangers_embedded_leaves_room_for_what_is_known_of_the_asset()
    {
        var metadata = Asset.EmptyContext.AddRange(Enumerable.Range(0, 1500).Select(i => KeyValuePair.Create($"Name{i}", "1")));
        var document = Of(Cat, new AnalysisResults { VersionId = "v1", Metadata = metadata, PerceptualHash = "0123456789abcdef", Colors = new([new("#FF0000", 80)], [new("red", 80)], [new("red", 75)], 0.25, SemiTransparent: true, Grayscale: false) });

        Assert.Equal(["0123456789abcdef"], Texts(document, "phash"));
        Assert.Equal(["true"], Texts(document, "transparent"));
        Assert.Equal(80, Number(document, "colors.red"));
        Assert.Equal(0.25, Number(document, "illustration_score"));
    }

    private static SearchDocument Of(Asset asset, AnalysisResults? results = null, MetadataSchema? schema = null)
        => SearchDocuments.Of(asset, results, schema ?? Schema(), CatalogKeys.Asset(asset.Key), "active", 0);

    private static MetadataSchema Schema(params MetadataField[] fields)
        => new(new MetadataHead { Order = [.. fields.Select(field => field.ExternalId)] }, null, fields, [], []);

    private static MetadataField Field(string id, MetadataFieldType type, params DatasourceEntry[] entries)
        => new() { ExternalId = id, Type = type, Label = id, Datasource = [.. entries], CreatedAt = Time };

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static IEnumerable<string> Texts(SearchDocument document, string field) => document.Texts.Where(text => text.Field == field).Select(text => text.Value);

    private static double? Number(SearchDocument document, string field) => document.Numbers.FirstOrDefault(number => number.Field == field)?.Value;
}
