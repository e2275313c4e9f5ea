using ServerlessDam.Assets.Library;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <summary>One of the pictures that are joined.</summary>
/// <param name="Before">What is done to it before the transformation of the whole.</param>
internal sealed record JoinedMember(Asset Asset, Transformation Before)
{
    public static JoinedMember Of(Asset asset) => new(asset, Transformation.Empty);

    public Transformation With(Transformation transformation)
        => Before.IsEmpty ? transformation : new([.. Before.Components, .. transformation.Components]);
}
