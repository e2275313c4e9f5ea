using System.Diagnostics.CodeAnalysis;

namespace ServerlessDam.Assets.Identity;

/// <summary>Resource types by their names on the wire and in keys.</summary>
public static class ResourceTypeNames
{
    public static string Name(this ResourceType resourceType) => resourceType switch
    {
        ResourceType.Image => "image",
        ResourceType.Video => "video",
        _ => "raw",
    };

    public static bool TryParse(string? name, [NotNullWhen(true)] out ResourceType? resourceType)
    {
        resourceType = name switch
        {
            "image" => ResourceType.Image,
            "video" => ResourceType.Video,
            "raw" => ResourceType.Raw,
            _ => null,
        };
        return resourceType is not null;
    }
}
