using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Delivery;

/// <summary>What is derived of an asset: canonical transformation, format, and the hints of the request where the transformation uses them.</summary>
public sealed record Derivation(string Transformation, string Format, double? DprHint = null, int? WidthHint = null)
{
    /// <summary>Other assets that it uses, as they are now.</summary>
    public IReadOnlyList<LayerAsset> Layers { get; init; } = [];

    /// <summary>The facts of the asset that it may ask for, in one canonical text.</summary>
    public string FactsUsed { get; init; } = "";

    /// <summary>The client asked for fewer bytes, and <c>q_auto</c> heeds it.</summary>
    public bool SaveData { get; init; }

    /// <summary>Instead of jpg a result with transparency becomes png.</summary>
    public bool KeepAlpha { get; init; }

    /// <summary>Changes when the engine gives other bytes for the same words.</summary>
    private const string Generation = "4";

    /// <summary>
    /// SHA-256 of asset id, version, transformation, hints, format, layers and facts used; 64 hex digits. Two spellings of a
    /// transformation share it; a replaced original, or a replaced layer, has another.
    /// </summary>
    public string KeyFor(Asset asset)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Generation}\n{asset.AssetId}\n{asset.VersionId}\n{Transformation}\n{DprHint}\n{WidthHint}\n{SaveData}\n{KeepAlpha}\n{Format}");
        text = Layers.Aggregate(text, (all, layer) => $"{all}\n{layer.Source} {layer.Asset.AssetId} {layer.Asset.VersionId}");
        text = FactsUsed.Length == 0 ? text : $"{text}\n{FactsUsed}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
