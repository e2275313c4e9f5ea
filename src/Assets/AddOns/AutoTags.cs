using System.Collections.Immutable;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.AddOns;

/// <summary>Tags out of what models see.</summary>
internal static class AutoTags
{
    /// <summary>
    /// The asset with what was asked for noted, and with tags for what is seen, surest first, as far as it was asked for and as there is room:
    /// one that people labelled to the full gets none, rather than being refused.
    /// </summary>
    public static Asset Apply(AddOnRequest asked, Asset asset, IReadOnlyList<SeenTag>? seen)
    {
        var labels = (seen ?? []).Where(thing => thing.Confidence >= asked.AutoTagging).Select(thing => thing.Label).Where(label => !asset.Tags.Contains(label));
        return asset with
        {
            AddOns = [.. asset.AddOns.Union(asked.Served.Select(addOn => addOn.Note))],
            Tags = asked.Parts.HasFlag(ProbeParts.Objects) ? asset.Tags.Union(labels.Take(LabelRows.RoomForTags(asset))) : asset.Tags,
        };
    }
}
