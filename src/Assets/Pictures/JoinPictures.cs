using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Pictures;

/// <summary>Makes one picture of many at once, so that what is wrong with it is known before its URL is handed out.</summary>
public sealed class JoinPictures
{
    private readonly JoinedMembers _members;
    private readonly JoinedWhole _whole;
    private readonly PicturesByAddress _addresses;

    internal JoinPictures(JoinedMembers members, JoinedWhole whole, PicturesByAddress addresses)
        => (_members, _whole, _addresses) = (members, whole, addresses);

    /// <exception cref="DamException">NotFound: no such picture. InvalidParameter: none or too many. NotAvailable: not as this format. As <see cref="Deriver.GetAsync"/>.</exception>
    /// <exception cref="TransformationException">The transformation cannot be carried out.</exception>
    public async Task<JoinedResult> ExecuteAsync(Caller caller, ProductEnvironment environment, JoinOrder order, CancellationToken cancellationToken)
    {
        var cloud = environment.CloudName;
        var (name, members) = await MembersAsync(environment, order, cancellationToken);
        foreach (var member in members)
        {
            caller.Demand(FolderPermission.View, member.Asset.Folder);
        }

        var asked = Transformation.Parse(order.Transformation).Without("p");
        var parts = await _whole.PartsAsync(cloud, members, asked, LayerTrust.All, cancellationToken);
        var (said, delay) = await _whole.SaysAsync(cloud, members[0], asked, cancellationToken);
        var extension = order.Format is { } format ? UploadOptions.Canonical(format) : said ?? (order.Kind == "sprite" ? "png" : "gif");
        var whole = await _whole.PictureAsync(order.Kind, parts, extension, delay, cancellationToken);
        var version = parts.Max(part => part.Asset.Version);
        return new(
            name,
            version,
            Written(order.Transformation, order.Format is null || said == extension ? null : extension),
            extension,
            [.. SpriteSheet.Placed(parts).Select(placed => new PlacedPicture(placed.Part.Asset.PublicId, placed.Part.Facts.Width, placed.Part.Facts.Height, placed.Top))],
            members.Any(member => AccessRules.IsPrivate(environment, member.Asset.Type) || member.Asset.Restricts()),
            whole with { LastModified = DateTimeOffset.FromUnixTimeSeconds(version), Private = true, AttachmentName = $"{name}.{extension}" });
    }

    /// <summary>The style sheet of a sprite knows its picture's format by the transformation.</summary>
    private static string Written(string transformation, string? format)
        => format is null ? transformation : transformation.Length == 0 ? $"f_{format}" : $"{transformation}/f_{format}";

    private async Task<(string Name, IReadOnlyList<JoinedMember> Members)> MembersAsync(ProductEnvironment environment, JoinOrder order, CancellationToken cancellationToken)
    {
        switch (order)
        {
            case { Tag: { } tag, Addresses.Count: 0 }:
                return (tag, await _members.FindAsync(environment, tag, cancellationToken));
            case { Tag: null, Addresses.Count: > 0 }:
                JoinedMembers.DemandCount(order.Addresses.Count);
                var found = new List<JoinedMember>(order.Addresses.Count);
                foreach (var address in order.Addresses)
                {
                    var member = await _addresses.FindAsync(environment, address, order.OwnHosts, cancellationToken);
                    found.AddRange(JoinedMembers.Demanded(environment, member.Asset.PublicId, [member]));
                }

                return (await _members.KeepAsync(environment.CloudName, found, cancellationToken), found);
            default:
                throw DamException.Invalid(order.Tag is null ? "Missing required parameter - tag or urls" : "Either tag or urls can be given, not both");
        }
    }
}
