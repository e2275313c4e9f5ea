using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Library;

/// <summary>What a program says of an asset that is there; null leaves a thing as it is, empty clears it.</summary>
public sealed record AssetUpdate
{
    public ImmutableSortedSet<string>? Tags { get; init; }

    public ImmutableSortedDictionary<string, string>? Context { get; init; }

    /// <summary>Joins the values that are there.</summary>
    public MetadataInput Metadata { get; init; } = MetadataInput.None;

    /// <summary>Values that are not valid, sent or there, are taken away instead of refused.</summary>
    public bool ClearInvalid { get; init; }

    /// <summary>In dynamic folder mode alone; ignored in the other.</summary>
    public string? Folder { get; init; }

    public string? DisplayName { get; init; }

    public bool UniqueDisplayName { get; init; }

    public AssetAttributes Attributes { get; init; } = new();

    /// <summary>A person's decision: approved, rejected, or pending for the whole moderation once more.</summary>
    public ModerationStatus? Moderation { get; init; }

    /// <summary>Why, in that person's words; null for nothing said.</summary>
    public string? ModerationReason { get; init; }

    /// <summary>Moderations that it shall pass from now on; empty leaves those that are there.</summary>
    public ImmutableArray<string> Chain { get; init; } = [];

    public AddOnRequest AddOns { get; init; } = AddOnRequest.None;

    internal bool BeginsModeration => !Chain.IsEmpty || Moderation == ModerationStatus.Pending;

    /// <summary>Reads the parameters of an update, by their names on the wire. Unknown names are ignored.</summary>
    /// <exception cref="DamException">InvalidParameter: a value is malformed.</exception>
    public static AssetUpdate From(IReadOnlyDictionary<string, string> parameters)
    {
        var read = new ParameterReader(parameters);
        var update = new AssetUpdate
        {
            Tags = read.WasSent("tags") ? Labels.Tags(read.Text("tags")) : null,
            Context = read.WasSent("context") ? Labels.Context(read.Text("context")) : null,
            Metadata = MetadataInput.Parse(read.Text("metadata")),
            ClearInvalid = read.Flag("clear_invalid") is true,
            Folder = read.WasSent("asset_folder") ? (read.Text("asset_folder") ?? "").Trim('/') : null,
            DisplayName = read.Text("display_name"),
            UniqueDisplayName = read.Flag("unique_display_name") is true,
            Attributes = AssetAttributes.From(read),
            Moderation = ModerationWords.Status(read.Text("moderation_status")),
            ModerationReason = ModerationWords.Why(read.Text("moderation_reason")),
            AddOns = AddOnRequest.FromUpdate(read),
        };
        Names.DemandFolder(update.Folder ?? "");
        if (update.DisplayName is { } name)
        {
            Names.DemandDisplayName(name);
        }

        return update;
    }
}

/// <summary>Changes what is said of one asset.</summary>
public sealed class UpdateAsset(Catalog catalog, MetadataValues metadata, DisplayNames displayNames, ServeAddOns addOns, ModerationDebts moderation, IdGenerator ids, TimeProvider time)
{
    /// <param name="find">Finds it again whenever somebody else was faster.</param>
    /// <returns>As it is stored now; null when there is none.</returns>
    /// <exception cref="DamException">Forbidden; InvalidParameter; NotAvailable: an engine is asked for that this server does not have.</exception>
    public async Task<Asset?> ExecuteAsync(
        Caller caller, ProductEnvironment environment, Func<Task<Asset?>> find, AssetUpdate update, CancellationToken cancellationToken)
    {
        var values = await metadata.PrepareAsync(environment.CloudName, update.Metadata, update.ClearInvalid, cancellationToken);
        while (await find() is { } asset)
        {
            caller.Demand(FolderPermission.Edit, asset.Folder);
            addOns.DemandAvailable(update.AddOns);
            var after = Moderated(caller, update, Apply(update, asset, environment.FolderMode));
            if (after.Folder != asset.Folder)
            {
                caller.Demand(FolderPermission.Contribute, after.Folder);
            }

            values = await metadata.GrowAsync(environment.CloudName, values, cancellationToken);
            after = after with { Metadata = values.Of(asset.Metadata) };

            if (update.UniqueDisplayName && (update.DisplayName is not null || after.Folder != asset.Folder))
            {
                after = after with { DisplayName = await displayNames.UniqueAsync(after, ids, cancellationToken) };
            }

            var owed = update.BeginsModeration ? moderation.AfterBegin(after) : [];
            if (await catalog.WriteAsync(asset, after, null, [.. owed.Select(entry => entry.Row)], cancellationToken))
            {
                moderation.Announce(owed);
                return await addOns.ExecuteAsync(await catalog.FindAsync(after.Key, cancellationToken) ?? after, update.AddOns, cancellationToken);
            }
        }

        return null;
    }

    private static Asset Apply(AssetUpdate update, Asset asset, FolderMode mode) => update.Attributes.ApplyTo(asset with
    {
        Tags = update.Tags ?? asset.Tags,
        Context = update.Context ?? asset.Context,
        Folder = mode == FolderMode.Dynamic ? update.Folder ?? asset.Folder : asset.Folder,
        DisplayName = update.DisplayName ?? asset.DisplayName,
    });

    private Asset Moderated(Caller caller, AssetUpdate update, Asset asset)
    {
        var now = time.GetUtcNow();
        asset = update.Chain.IsEmpty ? asset : asset.ModeratedBy(update.Chain, now);
        asset = update.Moderation is { } status ? asset.DecidedBy(status, ModerationJudge.Of(caller), update.ModerationReason, now) : asset;
        return update.BeginsModeration ? moderation.Prepared(asset) : asset;
    }
}
