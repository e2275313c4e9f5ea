using System.Collections.Frozen;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Whether a transformation may go by the things and texts that were seen in a picture.</summary>
internal static class SeenUse
{
    /// <summary>Gravities that look at edges, faces or stored rectangles alone.</summary>
    private static readonly FrozenSet<string> Plain = FrozenSet.Create(
        "center", "north", "north_east", "east", "south_east", "south", "south_west", "west", "north_west", "xy_center", "liquid", "face", "faces", "adv_face",
        "adv_faces", "adv_eyes", "face:center", "faces:center", "custom", "custom:center", "custom:face", "custom:faces", "custom:adv_face", "custom:adv_faces");

    private static readonly FrozenSet<string> AutomaticCrops = FrozenSet.Create("auto", "auto_pad", "fill_pad");

    /// <summary>What might is taken to, which costs a derivation, never a wrong one.</summary>
    public static bool Concerns(Transformation transformation) => transformation.Components.Any(component => component.Parameters.Any(Concerns));

    private static bool Concerns(Parameter parameter)
        => (parameter.Key == "g" && !Plain.Contains(parameter.Value) && !parameter.Value.StartsWith("region_", StringComparison.Ordinal))
            || (parameter.Key == "c" && AutomaticCrops.Contains(parameter.Value));
}
