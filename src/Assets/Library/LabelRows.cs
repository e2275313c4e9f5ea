using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Library;

/// <summary>The rows that list an asset by its labels. Each tag is a row, each pair of contextual metadata two.</summary>
internal static class LabelRows
{
    /// <summary>So many leave room for the other rows of an asset, so that it can always be renamed and deleted.</summary>
    private const int Most = 80;

    /// <summary>How many tags more an asset can have.</summary>
    public static int RoomForTags(Asset asset) => Math.Max(0, Most - Count(asset));

    public static void DemandFew(Asset asset)
    {
        if (Count(asset) > Most)
        {
            throw DamException.Invalid(
                $"An asset can have at most {Most} tags and context pairs, a pair counting twice: not {asset.Tags.Count} tags and {asset.Context.Count} pairs");
        }
    }

    private static int Count(Asset asset) => asset.Tags.Count + (2 * asset.Context.Count) + asset.Moderation.Length;
}
