namespace ServerlessDam.Assets.Identity;

/// <summary>The kind of an asset; on the wire its name in lower case.</summary>
public enum ResourceType
{
    Image,
    Video,
    Raw,
}
