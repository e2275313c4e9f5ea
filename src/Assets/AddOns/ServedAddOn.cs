using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.AddOns;

/// <summary>What a call asks of an engine of this server.</summary>
/// <param name="Value">As it was asked for: <c>coco_v2</c>.</param>
/// <param name="Product">What it is called where it is missing.</param>
/// <param name="Part">The part of the analysis that answers it.</param>
public sealed record ServedAddOn(string Parameter, string Value, string Product, ProbeParts Part)
{
    /// <summary>How an asset notes that it was asked for.</summary>
    public string Note => $"{Parameter}:{Value}";
}
