using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Notifications;

public sealed class ChangeEventsTests
{
    private static readonly Asset Before = CatalogSeeder.Generate("demo", 1) with { Folder = "a", DisplayName = "name", Tags = Labels.Tags("one,two"), Context = Labels.Context("alt=cat|size=big") };

    [Fact]
    public void What_did_not_change_is_no_event() => Assert.Empty(Of(Before, Before with { Width = 9 }));

    [Fact]
    public void A_deletion_names_what_is_gone() => Assert.Equal((EventTypes.Delete, Before.PublicId), Told(Assert.Single(Of(Before, null))));

    [Fact]
    public void A_renaming_is_one_event_whatever_else_follows_from_the_name()
    {
        var renamed = Assert.Single(Of(Before, Before with { PublicId = "b/new", Folder = "b", DisplayName = "new" }));

        Assert.Equal((EventTypes.Rename, Before.PublicId, "b/new"), (renamed.Type, renamed.From, renamed.To));
    }

    [Fact]
    public void Tags_are_told_by_what_came_and_what_went()
    {
        var changed = Assert.Single(Of(Before, Before with { Tags = Labels.Tags("two,three") }));

        Assert.Equal((EventTypes.TagsChanged, "three", "one"), (changed.Type, Assert.Single(changed.Added!).Key, Assert.Single(changed.Removed!).Key));
    }

    [Fact]
    public void Context_is_told_by_what_came_what_went_and_what_is_another()
    {
        var changed = Assert.Single(Of(Before, Before with { Context = Labels.Context("alt=dog|by=me") }));

        Assert.Equal(
            (EventTypes.ContextChanged, "by", "size", "dog"),
            (changed.Type, Assert.Single(changed.Added!).Key, Assert.Single(changed.Removed!).Key, Assert.Single(changed.Updated!).Value));
    }

    [Fact]
    public void Structured_metadata_access_and_moderation_are_told_too()
    {
        var metadata = Asset.EmptyMetadata.Add("field", System.Text.Json.JsonElement.Parse("""["a"]"""));
        var after = Before with { Metadata = metadata, AccessMode = "authenticated", Moderation = [new("manual", ModerationStatus.Approved, default)] };
        List<NotedEvent> told = [.. Of(Before, after)];

        Assert.Equal([EventTypes.MetadataChanged, EventTypes.AccessControlChanged, EventTypes.Moderation, EventTypes.ModerationSummary], told.Select(happened => happened.Type));
        Assert.Equal("""["a"]""", told[0].Added!["field"]);
        Assert.Equal(("manual", "approved"), (told[2].From, told[2].To));
    }

    [Fact]
    public void A_change_of_several_things_is_several_events()
        => Assert.Equal(
            [EventTypes.Move, EventTypes.DisplayNameChanged, EventTypes.TagsChanged],
            Of(Before, Before with { Folder = "b", DisplayName = "other", Tags = Asset.EmptyTags }).Select(happened => happened.Type));

    [Fact]
    public void An_upload_over_an_asset_is_an_upload_alone()
    {
        var occasion = Occasion.OfUpload(new(), "id");
        var after = Before with { VersionId = "other", Tags = Asset.EmptyTags };

        Assert.Equal(EventTypes.Upload, Assert.Single(ChangeEvents.Of(Before, after, occasion)).Type);
        Assert.Equal(EventTypes.Upload, Assert.Single(ChangeEvents.Of(null, after, occasion)).Type);
    }

    [Fact]
    public void Neither_what_a_delivery_fetched_nor_a_deletion_taken_back_is_an_upload()
    {
        Assert.Empty(ChangeEvents.Of(null, Before with { Type = "fetch" }, Occasion.OfUpload(new(), "id")));
        Assert.Empty(Of(null, Before));
    }

    private static IEnumerable<NotedEvent> Of(Asset? before, Asset? after) => ChangeEvents.Of(before, after, null);

    private static (string Type, string? PublicId) Told(NotedEvent happened) => (happened.Type, happened.Subject?.PublicId);
}
