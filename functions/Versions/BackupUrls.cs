using System.Globalization;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Signatures;

namespace ServerlessDam.Functions.Versions;

/// <summary>Signed addresses from which a version can be downloaded for an hour.</summary>
internal static class BackupUrls
{
    public static string Of(WireContext context, string assetId, string versionId, DateTimeOffset now)
    {
        var (key, environment) = (context.Caller.Key ?? context.Environment.PrimaryKey, context.Environment);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var text = SigningText.Of([("asset_id", assetId), ("timestamp", timestamp), ("version_id", versionId)], version: 2);
        var signature = SignatureDigest.Of(text, key.Secret, environment.SignatureAlgorithm);
        return $"{context.Bases.Secure}/v1_1/{environment.CloudName}/download_backup?asset_id={assetId}&timestamp={timestamp}&version_id={versionId}"
            + $"&api_key={Uri.EscapeDataString(key.ApiKey)}&signature={signature}";
    }
}
