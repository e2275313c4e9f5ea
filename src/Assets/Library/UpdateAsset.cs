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

    /// <summary>A person's decision: approved or rejected.</summary>
    public ModerationStatus? Moderation { get; init; }

    public AddOnRequest AddOns { get; init; } = AddOnRequest.None;

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
            Moderation = read.Text("moderation_status") switch
            {
                null => null,
                "approved" => ModerationStatus.Approved,
                "rejected" => ModerationStatus.Rejected,
                var other => throw DamException.Invalid($"Invalid moderation_status: {other[..Math.Min(other.Length, 64)]} is neither approved nor rejected"),
            },
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
public sealed class UpdateAsset(Catalog catalog, MetadataValues metadata, DisplayNames displayNames, ServeAddOns addOns, IdGenerator ids, TimeProvider time)
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
            var after = Apply(update, asset, environment.FolderMode);
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

            if (await catalog.WriteAsync(asset, after, null, [], cancellationToken))
            {
                return await addOns.ExecuteAsync(await catalog.FindAsync(after.Key, cancellationToken) ?? after, update.AddOns, cancellationToken);
            }
        }

        return null;
    }

    private Asset Apply(AssetUpdate update, Asset asset, FolderMode mode) => update.Attributes.ApplyTo(asset with
    {
        Tags = update.Tags ?? asset.Tags,
        Context = update.Context ?? asset.Context,
        Folder = mode == FolderMode.Dynamic ? update.Folder ?? asset.Folder : asset.Folder,
        DisplayName = update.DisplayName ?? asset.DisplayName,
        Moderation = update.Moderation is { } status ? Decided(asset.Moderation, status) : asset.Moderation,
    });

    /// <summary>Of the one that waits for a person; of an asset that none was asked for, a new one.</summary>
    private ImmutableArray<ModerationEntry> Decided(ImmutableArray<ModerationEntry> entries, ModerationStatus status)
    {
        var entry = new ModerationEntry(ModerationKinds.Manual, status, time.GetUtcNow());
        var at = entries.Select((each, index) => (each, index)).Where(pair => pair.each.Kind == ModerationKinds.Manual).Select(pair => pair.index).DefaultIfEmpty(-1).First();
        return at < 0 ? entries.Insert(0, entry) : entries.SetItem(at, entry);
    }
}
