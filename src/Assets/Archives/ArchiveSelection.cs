using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Archives;

/// <summary>What a request selects, as it is now.</summary>
/// <param name="Assets">Each once, by ascending public id.</param>
/// <param name="MissingPublicIds">Asked for by name and not there.</param>
/// <param name="EmptyTags">Tags that selected nothing.</param>
/// <param name="EmptyPrefixes">Prefixes that selected nothing.</param>
public sealed record ArchiveSelection(
    IReadOnlyList<Asset> Assets, IReadOnlyList<string> MissingPublicIds, IReadOnlyList<string> EmptyTags, IReadOnlyList<string> EmptyPrefixes)
{
    /// <summary>The files to pack, in their order.</summary>
    public required IReadOnlyList<ArchiveEntry> Entries { get; init; }

    /// <summary>
    /// The delivery type of an archive of it: what is not for everybody does not become so by being packed, whether its type or its
    /// access control says so.
    /// </summary>
    public string StoredType
        => Assets.Any(asset => asset.Type == "authenticated" || asset.Restricts()) ? "authenticated"
            : Assets.Any(asset => asset.Type == "private") ? "private"
            : "upload";
}

/// <summary>A file of an archive before it has a name.</summary>
/// <param name="Transformation">Null for the original.</param>
public sealed record ArchiveEntry(Asset Asset, EagerTransformation? Transformation);
