using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Notifications;

namespace ServerlessDam.Assets.Moving;

/// <summary>What becomes of a table or container when its library moves to another storage.</summary>
public enum PartFate
{
    /// <summary>It is the library.</summary>
    Moved,

    /// <summary>The other storage makes its own: what follows from the library, or is about this storage alone.</summary>
    Rebuilt,

    /// <summary>Not of the library yet, or no more. A report of the move counts it.</summary>
    LeftBehind,
}

/// <summary>A table or container of the product's.</summary>
/// <param name="What">For people: what lies there, and what follows from its fate.</param>
public sealed record LibraryPart(string Name, PartFate Fate, string What);

/// <summary>
/// Every table, container and queue that the product keeps: the one list of what a library consists of. What a storage keeps for
/// itself (receipts of triggers, claims) is not the product's.
/// </summary>
public static class LibraryParts
{
    public static IReadOnlyList<LibraryPart> Tables { get; } =
    [
        new("catalog", PartFate.Moved, "assets, their listings, results of their analysis, what changes still owe"),
        new("presets", PartFate.Moved, "upload presets"),
        new("uploadmappings", PartFate.Moved, "folders whose files come from other servers when they are first asked for"),
        new("streamingprofiles", PartFate.Moved, "streaming profiles of the library's own, and changes of those that are built in"),
        new("usage", PartFate.Moved, "how large the library was, day by day"),
        new("transformations", PartFate.Moved, "named transformations, and those that strict mode lets pass"),
        new("metadata", PartFate.Moved, "fields of structured metadata, and the rules between them"),
        new("batches", PartFate.Moved, "work on many assets, how far it is and what came of it"),
        new("triggers", PartFate.Moved, "who is told of what happens"),
        new("notifications", PartFate.Moved, "the log of notifications, those on their way, and those that lie in channels"),
        new("joinedsets", PartFate.Moved, "which pictures a sprite or an animation of addresses is made of"),
        new("failedjobs", PartFate.Moved, "jobs that failed five times and wait for a person"),
        new("users", PartFate.Moved, "people who sign in to the Media Library, with the hashes of their passwords, and their groups"),
        new("environments", PartFate.Moved, "product environments with their settings, and their access keys, encrypted"),
        new("accesstokens", PartFate.Moved, "hashes of bearer tokens"),
        new("savedsearches", PartFate.Moved, "searches that people keep"),
        new("analysis", PartFate.Rebuilt, "what the analysis of each cloud could see last, and its last replay"),
        new("searchindex", PartFate.Rebuilt, "how far the search index of each cloud is compared; the index is written anew"),
        new("derived", PartFate.Rebuilt, "the list of derived assets; each comes back when it is next asked for"),
        new("moves", PartFate.Rebuilt, "the name of this storage's library, and the copy that filled it"),
        new("sessions", PartFate.LeftBehind, "who is signed in; people sign in anew"),
        new("signinlinks", PartFate.LeftBehind, "one-time links, good for minutes"),
        new("deletetokens", PartFate.LeftBehind, "tokens by which uploads can be deleted, good for minutes"),
        new("analysistasks", PartFate.LeftBehind, "analyses of the API in the background, kept for a day; clients ask again"),
        new("budgets", PartFate.LeftBehind, "how many calls services elsewhere had today"),
        new("uploads", PartFate.LeftBehind, "uploads in pieces that are not complete; their clients begin anew"),
    ];

    public static IReadOnlyList<LibraryPart> Containers { get; } =
    [
        new("originals", PartFate.Moved, "the bytes of every asset"),
        new("staged", PartFate.Moved, "files of uploads that were answered already and wait for their turn"),
        new("derived", PartFate.Rebuilt, "derived assets, made again when they are next asked for"),
        new("drop", PartFate.LeftBehind, "dropped files that were not taken yet"),
        new("drop-failed", PartFate.LeftBehind, "dropped files that could not be taken, each with its reason"),
        new("uploads", PartFate.LeftBehind, "pieces of uploads that are not complete"),
    ];

    /// <summary>Messages cannot be read without taking them: a library moves when its queues are empty.</summary>
    public static IReadOnlyList<string> Queues { get; } = [Job.Queue, Job.Queue + "-poison", NotificationQueue.Name, NotificationQueue.Name + "-poison"];

    internal static IEnumerable<LibraryPart> MovedTables => Tables.Where(part => part.Fate == PartFate.Moved);

    internal static IEnumerable<LibraryPart> MovedContainers => Containers.Where(part => part.Fate == PartFate.Moved);
}
