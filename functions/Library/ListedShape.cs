using System.Collections.Frozen;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>Which fields the entries of a listing have.</summary>
internal sealed class ListedShape(WireContext context)
{
    private readonly AssetBody _body = context.AssetBody();
    private readonly bool _fixed = context.Environment.FolderMode == FolderMode.Fixed;
    private readonly FrozenSet<string> _fields = context.Request.SplitList("fields").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whatever the call says: a listing by context shows it.</summary>
    public bool AlwaysContext { get; init; }

    /// <inheritdoc cref="AlwaysContext"/>
    public bool AlwaysTags { get; init; }

    public JsonObject Of(Asset asset)
    {
        var body = _body.Listed(asset, tags: AlwaysTags || Asks("tags"), context: Asks("context") || (AlwaysContext && _fields.Count == 0));
        if (_fixed && !body.ContainsKey("folder"))
        {
            body["folder"] = "";
        }

        if (Asks("moderations") || Asks("moderation") || _fields.Contains("moderation_kind") || _fields.Contains("moderation_status"))
        {
            StatedBody.AddModerationStatus(body, asset);
        }

        if (asset.HasKeptVersions)
        {
            body["backup"] = true;
        }

        if (Asks("metadata"))
        {
            body["metadata"] = AssetBody.Metadata(asset);
        }

        foreach (var name in _fields.Count == 0 ? [] : body.Select(pair => pair.Key).Where(name => !IsKept(name)).ToList())
        {
            body.Remove(name);
        }

        return body;
    }

    public JsonArray Of(IEnumerable<Asset> assets) => new([.. assets.Select(Of)]);

    /// <summary>Asked for by its flag, or by naming it among the fields.</summary>
    private bool Asks(string name) => context.Request.Flag(name) is true || _fields.Contains(name);

    /// <summary>What names an asset is always there.</summary>
    private bool IsKept(string name) => name is "asset_id" or "public_id" || (_fixed && name == "folder") || _fields.Contains(name);
}
