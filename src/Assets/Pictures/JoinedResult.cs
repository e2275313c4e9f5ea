using ServerlessDam.Assets.Delivery;

namespace ServerlessDam.Assets.Pictures;

/// <summary>What was joined, and where it is delivered.</summary>
/// <param name="PublicId">The tag, or the name of the set of pictures.</param>
/// <param name="Version">Of the newest picture.</param>
/// <param name="Transformation">As in the URL of the whole.</param>
/// <param name="Extension">Of the whole, without a dot.</param>
/// <param name="Pictures">Where each is in a sprite, from the top down.</param>
/// <param name="ForFew">One of the pictures needs a signed URL, and so does the whole.</param>
/// <param name="Whole">The picture itself.</param>
public sealed record JoinedResult(
    string PublicId, long Version, string Transformation, string Extension, IReadOnlyList<PlacedPicture> Pictures, bool ForFew, Delivered Whole);

/// <param name="Top">Pixels below the top.</param>
public sealed record PlacedPicture(string PublicId, int Width, int Height, int Top);
