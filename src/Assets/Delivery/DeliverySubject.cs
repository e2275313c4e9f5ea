using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Delivery;

/// <summary>What a delivery URL is about.</summary>
/// <param name="Reading">The one of the URL's meanings that is carried out.</param>
/// <param name="Missing">The public id that is not there, where <paramref name="Asset"/> is the default image in its place.</param>
internal sealed record DeliverySubject(Asset Asset, DeliveryReading Reading, UnderstoodTransformation Transformation, string? Missing = null)
{
    /// <summary>What the transformation means for the asset.</summary>
    public Plan Plan { get; } = Transformation.PlanFor(Asset);

    /// <summary>The URL names the current version of the very asset, so what it gives never changes, nor for whom, nor is it still to be decided; or its maker says so (<c>fl_immutable_cache</c>).</summary>
    public bool IsImmutable => Missing is null && !Asset.Restricts() && Asset.ModerationOutcome() != ModerationStatus.Pending
        && (Reading.Version == Asset.Version || Plan.Output.Flags.HasFlag(OutputFlags.ImmutableCache));
}
