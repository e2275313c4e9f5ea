using System.Globalization;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Which of the places and settings that somebody stored with an asset a transformation may go by; they belong into the key of what is derived by it.</summary>
internal static class MarkUse
{
    /// <summary>What looks at no place in a picture, whatever is stored.</summary>
    private static readonly HashSet<string> PlainKeys = ["w", "h", "q", "f", "fl", "dpr", "a", "o", "b", "r"];
    private static readonly HashSet<string> PlainCrops = ["scale", "fit", "limit", "mfit", "pad", "lpad", "mpad"];

    /// <summary>Canonical text; empty for most. What might go by a place is taken to, which costs a derivation, never a wrong one.</summary>
    public static string Of(Transformation transformation, Asset asset)
    {
        var parts = new List<string>();
        if (!IsPlain(transformation))
        {
            parts.AddRange(asset.KnownFaces.Select(face => $"face {Text(face)}"));
            parts.AddRange(asset.CustomCoordinates is { } custom ? [$"custom {Text(custom)}"] : []);
            parts.AddRange(asset.Regions.Select(region => $"region {region.Name} {Text(region.Around())}"));
        }

        if (asset.SeenMark is { } seen && SeenUse.Concerns(transformation))
        {
            parts.Add($"seen {seen}");
        }

        if (asset.QualityOverride is { } quality && QualityOverride.Concerns(transformation))
        {
            parts.Add($"quality {quality}");
        }

        return string.Join('\n', parts);
    }

    /// <summary>Whether the analysis is still to look for places that a transformation may go by: what is derived without them is not what it will be.</summary>
    public static bool IsAwaited(Transformation transformation, Asset asset)
        => asset.Analysis.Any(step => step.State == AnalysisState.Pending
            && ((step.Name == "faces" && !IsPlain(transformation)) || (step.Name is "objects" or "text" or "subject" && SeenUse.Concerns(transformation))));

    private static bool IsPlain(Transformation transformation) => transformation.Components.All(component => component.Parameters.All(IsPlain));

    private static bool IsPlain(Parameter parameter) => PlainKeys.Contains(parameter.Key) || (parameter.Key == "c" && PlainCrops.Contains(parameter.Value));

    private static string Text(Box box) => string.Create(CultureInfo.InvariantCulture, $"{box.X},{box.Y},{box.Width},{box.Height}");
}
