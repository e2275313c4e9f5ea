using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Functions.Tests.Library;

public sealed class AssetBodyTests
{
    private static readonly ProductEnvironment Environment = new() { CloudName = "demo", AccessKeys = [new("key", "secret", Enabled: true)] };
    private static readonly DeliveryBases Bases = new("http://x", "https://x");
    private static readonly Asset Asset = CatalogSeeder.Generate("demo", 7) with { PublicId = "shop/my cat", Folder = "shop", Version = 12, Tags = Labels.Tags("b,a") };

    private static readonly AnalysisResults Results = new()
    {
        VersionId = Asset.VersionId,
        Colors = new([new("#FF0000", 33.333)], [new("red", 33.333)], [new("red", 33.333)], 0.5, false, true),
        PerceptualHash = "0123456789abcdef",
    };

    [Fact]
    public void An_upload_answers_identity_facts_and_urls()
    {
        var body = Body().Uploaded(Asset, null, ProbeParts.Format, "key", _ => "signed");

        Assert.Equal("shop/my cat", Text(body, "public_id"));
        Assert.Equal("signed", Text(body, "signature"));
        Assert.Equal("2020-01-01T00:00:07Z", Text(body, "created_at"));
        Assert.Equal("http://x/demo/image/upload/v12/shop/my%20cat.jpg", Text(body, "url"));
        Assert.Equal("https://x/demo/image/upload/v12/shop/my%20cat.jpg", Text(body, "secure_url"));
        Assert.Equal(["a", "b"], body["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()));
        Assert.False(body.ContainsKey("colors"));
        Assert.False(body.ContainsKey("phash"));
    }

    [Fact]
    public void Results_are_given_as_far_as_they_were_asked_for()
    {
        var body = Body().Uploaded(Asset, Results, ProbeParts.Colors | ProbeParts.PerceptualHash, null, _ => "");

        Assert.Equal("[[\"#FF0000\",33.3]]", body["colors"]!.ToJsonString());
        Assert.Equal("[[\"red\",33.3]]", body["predominant"]!["google"]!.ToJsonString());
        Assert.Equal("0123456789abcdef", Text(body, "phash"));
        Assert.Equal("0.5", body["illustration_score"]!.ToJsonString());
        Assert.False(body.ContainsKey("api_key"));
        Assert.False(Body().Details(Asset, Results, ProbeParts.Format).ContainsKey("phash"));
    }

    [Fact]
    public void What_was_said_of_an_asset_is_told_where_it_was_said()
    {
        var plain = Body().Details(Asset, null, ProbeParts.Format);
        Assert.Equal("public", Text(plain, "access_mode"));
        Assert.All(["access_control", "moderation", "moderation_kind", "regions", "last_updated"], name => Assert.False(plain.ContainsKey(name)));

        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var body = Body().Details(
            Asset with
            {
                AccessControl = [new(AccessType.Anonymous, time, null), new(AccessType.Token, null, null)],
                Moderation = [new("manual", ModerationStatus.Pending, time)],
                Regions = [new("a", [new(1, 2), new(3, 4)])],
                LastUpdated = new() { Tags = time, Any = time },
            },
            null,
            ProbeParts.Format);

        Assert.Equal("""[{"access_type":"anonymous","start":"2026-01-02T03:04:05Z"},{"access_type":"token"}]""", body["access_control"]!.ToJsonString());
        Assert.Equal("""[{"kind":"manual","status":"pending","updated_at":"2026-01-02T03:04:05Z"}]""", body["moderation"]!.ToJsonString());
        Assert.Equal(("manual", "pending"), (Text(body, "moderation_kind"), Text(body, "moderation_status")));
        Assert.Equal("""{"a":[[1,2],[3,4]]}""", body["regions"]!.ToJsonString());
        Assert.Equal("""{"tags_updated_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05Z"}""", body["last_updated"]!.ToJsonString());
    }

    [Theory]
    [InlineData(FolderMode.Dynamic, "asset_folder", "folder")]
    [InlineData(FolderMode.Fixed, "folder", "asset_folder")]
    public void The_folder_mode_decides_which_field_names_the_folder(FolderMode mode, string named, string absent)
    {
        var body = Body(mode).Listed(Asset, tags: false, context: false);

        Assert.Equal("shop", Text(body, named));
        Assert.False(body.ContainsKey(absent));
        Assert.Equal(mode == FolderMode.Dynamic, body.ContainsKey("display_name"));
    }

    [Fact]
    public void Tags_and_context_are_listed_when_asked_for()
    {
        var labelled = Asset with { Context = Labels.Context("alt=cat") };

        Assert.Equal("{\"custom\":{\"alt\":\"cat\"}}", Body().Listed(labelled, true, true)["context"]!.ToJsonString());
        Assert.False(Body().Listed(labelled, false, false).ContainsKey("context"));
        Assert.False(Body().Listed(Asset, true, true).ContainsKey("context"));
    }

    [Fact]
    public void Structured_metadata_keeps_its_types_and_is_left_out_where_there_is_none()
    {
        var described = Asset with { Metadata = Asset.Metadata.Add("i", JsonElement.Parse("5")).Add("s", JsonElement.Parse("[\"a\"]")).Add("t", JsonElement.Parse("\"x\"")) };

        Assert.Equal("""{"i":5,"s":["a"],"t":"x"}""", Body().Uploaded(described, null, ProbeParts.Format, null, _ => "")["metadata"]!.ToJsonString());
        Assert.Equal("""{"i":5,"s":["a"],"t":"x"}""", Body().Details(described, null, ProbeParts.Format)["metadata"]!.ToJsonString());
        Assert.False(Body().Details(Asset, null, ProbeParts.Format).ContainsKey("metadata"));
    }

    [Theory]
    [InlineData("private")]
    [InlineData("authenticated")]
    public void Urls_that_need_a_signature_have_one_that_delivery_takes(string type)
    {
        var url = new AssetUrls(Environment, Bases).Plain(Asset with { Type = type }, "w_100");
        var read = DeliveryUrl.Parse(new Uri(url).PathAndQuery);

        Assert.NotNull(read.Signature);
        Assert.True(DeliverySignature.Verify(read, ["secret"]));
        Assert.False(DeliverySignature.Verify(read, ["other"]));
    }

    private static AssetBody Body(FolderMode mode = FolderMode.Dynamic)
        => new(Environment with { FolderMode = mode }, new(Environment, Bases));

    private static string Text(JsonObject body, string name) => body[name]!.GetValue<string>();
}
