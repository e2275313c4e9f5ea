using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Functions.Library;

/// <summary>A kept version in the wire's words. The number is text: an SDK reads it so.</summary>
internal static class VersionBody
{
    public static JsonObject Of(KeptVersion version)
    {
        var body = new JsonObject
        {
            ["version_id"] = version.Asset.VersionId,
            ["version"] = version.Asset.Version.ToString(CultureInfo.InvariantCulture),
            ["size"] = version.Asset.SizeInBytes,
            ["time"] = version.KeptAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["restorable"] = true,
        };
        if (version.Asset.Format is { } format)
        {
            body["format"] = format;
        }

        return body;
    }
}
