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
    /// <param name="seen">Null where nobody has looked yet: then the tags come when somebody does.</param>
    public static Asset Apply(AddOnRequest asked, Asset asset, IReadOnlyList<SeenTag>? seen)
    {
        // Somebody may have asked for text in other languages meanwhile: that stays asked for.
        var isOutdated = asset.AddOns.Any(note => asked.Served.Any(addOn => addOn.Part == ProbeParts.Text && addOn.IsNotedBy(note))) && TextHint.Noted(asset.AddOns) != asked.Reading;
        asset = Noted(isOutdated ? asked with { Served = asked.Served.RemoveAll(addOn => addOn.Part == ProbeParts.Text) } : asked, asset);
        return asked.Parts.HasFlag(ProbeParts.Objects) && asked.AutoTagging is { } least ? Tagged(asset, least, seen) : asset;
    }

    /// <summary>The asset with what was asked for noted; of one engine, what was asked last.</summary>
    public static Asset Noted(AddOnRequest asked, Asset asset)
        => asset with { AddOns = [.. asset.AddOns.Select(note => asked.Served.FirstOrDefault(addOn => addOn.IsNotedBy(note))?.Note ?? note).Union(asked.Served.Select(addOn => addOn.Note))] };

    /// <summary>The asset with the tags that were asked for when nobody could look.</summary>
    /// <param name="seen">Null where still nobody has.</param>
    public static Asset Awaited(Asset asset, IReadOnlyList<SeenTag>? seen) => asset.AutoTagging is { } least ? Tagged(asset, least, seen) : asset;

    private static Asset Tagged(Asset asset, double least, IReadOnlyList<SeenTag>? seen)
    {
        if (seen is null)
        {
            return asset with { AutoTagging = least };
        }

        var labels = seen.Where(thing => thing.Confidence >= least).Select(thing => thing.Label).Where(label => !asset.Tags.Contains(label));
        return asset with { Tags = asset.Tags.Union(labels.Take(LabelRows.RoomForTags(asset))), AutoTagging = null };
    }
}
