using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>What endpoints that deal with assets read from a call.</summary>
internal static class WireAssets
{
    public static ResourceType ResourceType(this WireContext context)
        => ResourceTypeNames.TryParse(context.Value("resource_type"), out var resourceType)
            ? resourceType.Value
            : throw new InvalidOperationException("The route lets other resource types through.");

    /// <summary>The asset with this public id, of the route's resource type and the route's or the call's delivery type.</summary>
    public static AssetKey AssetKey(this WireContext context, string publicId)
        => new(
            context.Environment.CloudName,
            context.ResourceType(),
            context.RouteValues.GetValueOrDefault("type") ?? context.Request.Text("type") ?? "upload",
            publicId);

    public static AssetUrls AssetUrls(this WireContext context) => new(context.Environment, context.Bases);

    public static AssetBody AssetBody(this WireContext context) => new(context.Environment, context.AssetUrls());
}
