using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>What somebody looked at when they decided: they did not decide about anything else.</summary>
/// <param name="DecidedAt">When it was decided before; null while nobody had.</param>
/// <param name="Class">Null where that does not matter, as with the versions.</param>
/// <param name="Version">Of the first asset that the choice names: its file.</param>
/// <param name="OtherVersion">Of the other one.</param>
public sealed record SeenPair(DateTimeOffset? DecidedAt, LikenessClass? Class = null, long? Version = null, long? OtherVersion = null)
{
    /// <exception cref="DamException">Changed: it is something else by now.</exception>
    internal void Demand(DuplicatePair pair, Asset one, Asset other)
    {
        if (DecidedAt != pair.Decision?.At)
        {
            throw new DamException(ErrorKind.Changed, "Somebody else decided about these two meanwhile; look at them again");
        }

        if ((Class ?? pair.Likeness.Class) != pair.Likeness.Class || (Version ?? one.Version) != one.Version || (OtherVersion ?? other.Version) != other.Version)
        {
            throw new DamException(ErrorKind.Changed, "One of the two was changed meanwhile; look at them again");
        }
    }
}
