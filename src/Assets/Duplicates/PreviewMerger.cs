using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;

namespace ServerlessDam.Assets.Duplicates;

/// <param name="AddedTags">Those that the one that stays gets.</param>
/// <param name="Values">Contextual and structured metadata of the one that goes, where the one that stays does not say the same.</param>
public sealed record MergerEffect(IReadOnlyList<string> AddedTags, IReadOnlyList<JoinedValue> Values);

/// <param name="Name">For people.</param>
/// <param name="Kept">What the one that stays says; null where it says nothing, and gets the other's.</param>
/// <param name="Removed">What the one that goes says: lost where both say something.</param>
public sealed record JoinedValue(string Name, string? Kept, string Removed);

/// <summary>Tells what <see cref="MergeAssets"/> would do, before anybody does it.</summary>
public sealed class PreviewMerger(Catalog catalog, MetadataStore metadata)
{
    /// <exception cref="DamException">NotFound: an asset, or one that one may not see.</exception>
    public async Task<MergerEffect> ExecuteAsync(Caller caller, string cloud, string keepId, string removeId, CancellationToken cancellationToken)
    {
        var (kept, removed) = (await SeenAsync(caller, cloud, keepId, cancellationToken), await SeenAsync(caller, cloud, removeId, cancellationToken));
        var schema = await metadata.CurrentAsync(cloud, cancellationToken);
        return new(
            [.. removed.Tags.Except(kept.Tags)],
            [
                .. removed.Context
                    .Where(said => kept.Context.GetValueOrDefault(said.Key) != said.Value)
                    .Select(said => new JoinedValue(said.Key, kept.Context.GetValueOrDefault(said.Key), said.Value)),
                .. removed.Metadata
                    .Select(said => (Field: schema.Find(said.Key), said.Key, said.Value, HasOther: kept.Metadata.TryGetValue(said.Key, out var other), Other: other))
                    .Where(said => !said.HasOther || !JsonElement.DeepEquals(said.Other, said.Value))
                    .Select(said => new JoinedValue(said.Field?.Label ?? said.Key, said.HasOther ? Text(said.Field, said.Other) : null, Text(said.Field, said.Value))),
            ]);
    }

    private async Task<Asset> SeenAsync(Caller caller, string cloud, string assetId, CancellationToken cancellationToken)
        => await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } asset && caller.Folders.Allow(FolderPermission.View, asset.Folder)
            ? asset
            : throw DamException.NotFound(assetId);

    /// <summary>Entries of lists by what people call them.</summary>
    private static string Text(MetadataField? field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(each => Text(field, each))),
        JsonValueKind.String => field?.Datasource.FirstOrDefault(entry => entry.ExternalId == value.GetString())?.Value ?? value.GetString()!,
        _ => value.GetRawText(),
    };
}
