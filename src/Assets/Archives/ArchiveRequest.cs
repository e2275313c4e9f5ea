using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Archives;

/// <summary>What an archive is to hold, and how its files are named. Whatever several selectors find is in it once.</summary>
public sealed record ArchiveRequest
{
    private const int MostIds = 1000;
    private const int MostTags = 20;
    private const int MostPrefixes = 20;
    private const int MostTransformations = 100;

    /// <summary>Kind of the members; null for all kinds.</summary>
    public ResourceType? ResourceType { get; init; }

    /// <summary>Delivery type of the members.</summary>
    public string Type { get; init; } = "upload";

    public IReadOnlyList<string> PublicIds { get; init; } = [];

    /// <summary><c>image/upload/dog</c>; for archives of all kinds.</summary>
    public IReadOnlyList<string> FullyQualifiedPublicIds { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Beginnings of public ids. In an archive of all kinds each is the name of a folder too, with all below it.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>Pictures are packed as derived by each of them; empty packs originals.</summary>
    public IReadOnlyList<EagerTransformation> Transformations { get; init; } = [];

    /// <summary>Files lie at the root, whatever folders their public ids name.</summary>
    public bool FlattenFolders { get; init; }

    /// <summary>Of several transformations, each is part of the file's name rather than a folder.</summary>
    public bool FlattenTransformations { get; init; }

    /// <summary>No transformation shows in a name.</summary>
    public bool SkipTransformationName { get; init; }

    /// <summary>Files are named as they were when they were uploaded, where that is known.</summary>
    public bool UseOriginalFilename { get; init; }

    /// <summary>Public ids that nothing has are left out rather than an error.</summary>
    public bool AllowMissing { get; init; }

    /// <summary>What is derived for the archive is listed with its originals afterwards.</summary>
    public bool KeepDerived { get; init; }

    public ArchiveFormat Format { get; init; }

    /// <exception cref="DamException">InvalidParameter: nothing or too much is asked for.</exception>
    public void Validate()
    {
        Limit("public_ids", PublicIds.Count + FullyQualifiedPublicIds.Count, MostIds);
        Limit("tags", Tags.Count, MostTags);
        Limit("prefixes", Prefixes.Count, MostPrefixes);
        Limit("transformations", Transformations.Count, MostTransformations);
        if (PublicIds.Count + FullyQualifiedPublicIds.Count + Tags.Count + Prefixes.Count == 0)
        {
            throw DamException.Invalid("Missing required parameter - public_ids, fully_qualified_public_ids, tags or prefixes");
        }

        if (FullyQualifiedPublicIds.Count > 0 && ResourceType is not null)
        {
            throw DamException.Invalid("fully_qualified_public_ids need resource_type auto");
        }
    }

    private static void Limit(string name, int count, int most)
    {
        if (count > most)
        {
            throw DamException.Invalid($"Too many {name}: {count}, at most {most}");
        }
    }
}
