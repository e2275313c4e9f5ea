using System.Collections.Frozen;

namespace ServerlessDam.Assets.Notifications;

/// <summary>What can be told of, by its name on the wire (<c>notification_type</c>, <c>event_type</c>).</summary>
public static class EventTypes
{
    /// <summary>Of a trigger alone: every event.</summary>
    public const string All = "all";

    public const string Upload = "upload";
    public const string Delete = "delete";
    public const string Rename = "rename";
    public const string Eager = "eager";
    public const string Error = "error";
    public const string Move = "move";
    public const string TagsChanged = "resource_tags_changed";
    public const string ContextChanged = "resource_context_changed";
    public const string MetadataChanged = "resource_metadata_changed";
    public const string DisplayNameChanged = "resource_display_name_changed";
    public const string AccessControlChanged = "access_control_changed";
    public const string Moderation = "moderation";
    public const string ModerationSummary = "moderation_summary";
    public const string RestoreVersion = "restore_asset_version";
    public const string CreateFolder = "create_folder";
    public const string DeleteFolder = "delete_folder";
    public const string MoveFolder = "move_or_rename_asset_folder";
    public const string DeleteByToken = "delete_by_token";
    public const string Explode = "explode";
    public const string Multi = "multi";
    public const string Sprite = "sprite";
    public const string GenerateArchive = "generate_archive";
    public const string Publish = "publish";
    public const string RelatedAssets = "related_assets";

    /// <summary>What a trigger can be for.</summary>
    public static FrozenSet<string> Known { get; } = new[]
    {
        All, Upload, Delete, Rename, Eager, Error, Move, TagsChanged, ContextChanged, MetadataChanged, DisplayNameChanged, AccessControlChanged,
        Moderation, RestoreVersion, CreateFolder, DeleteFolder, MoveFolder, DeleteByToken, Explode, Multi, Sprite, GenerateArchive, Publish, RelatedAssets,
        "report", "info", ModerationSummary, "bulk_refresh_auto_fetch", "invalidate_custom_cdn", "proof_status_changed",
    }.ToFrozenSet(StringComparer.Ordinal);
}
