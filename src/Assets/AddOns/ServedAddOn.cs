using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.AddOns;

/// <summary>What a call asks of an engine of this server.</summary>
/// <param name="Value">As it was asked for, as far as its first colon: <c>coco_v2</c>.</param>
/// <param name="Product">What it is called where it is missing.</param>
/// <param name="Part">The part of the analysis that answers it.</param>
public sealed record ServedAddOn(string Parameter, string Value, string Product, ProbeParts Part)
{
    /// <summary>What follows its value, with the colon; empty where nothing does, or nothing here goes by it.</summary>
    public string Details { get; init; } = "";

    /// <summary>How an asset notes that it was asked for.</summary>
    public string Note => $"{Parameter}:{Value}{Details}";

    /// <summary>Whether a note says that it was asked for, with whatever details.</summary>
    public bool IsNotedBy(string note) => note == $"{Parameter}:{Value}" || note.StartsWith($"{Parameter}:{Value}:", StringComparison.Ordinal);
}
