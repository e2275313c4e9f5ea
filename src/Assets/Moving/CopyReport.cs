namespace ServerlessDam.Assets.Moving;

/// <summary>What a run of <see cref="CopyLibrary"/> did and found.</summary>
/// <param name="IsResumed">An earlier run had begun.</param>
/// <param name="WasFinished">An earlier run had finished: this one compared and wrote nothing.</param>
/// <param name="Parts">Each moved table and container.</param>
/// <param name="LeftBehind">How much lies in what does not move, by table or container; empty ones are left out.</param>
/// <param name="Differences">How many rows and blobs are not the same on both sides.</param>
/// <param name="Examples">The first of them.</param>
public sealed record CopyReport(
    string From,
    string To,
    bool IsResumed,
    bool WasFinished,
    IReadOnlyList<PartReport> Parts,
    IReadOnlyDictionary<string, long> LeftBehind,
    long Differences,
    IReadOnlyList<string> Examples,
    double Seconds);

/// <summary>What became of a table or container.</summary>
/// <param name="Items">Rows or blobs of the source.</param>
/// <param name="SizeInBytes">Of blobs; null for a table.</param>
/// <param name="Copied">Written in this run; the others were there already.</param>
/// <param name="Removed">Taken from the target in this run, because the source does not have them.</param>
public sealed record PartReport(string Name, long Items, long? SizeInBytes, long Copied, long Removed);

/// <summary>How much was written to a part of the target.</summary>
internal readonly record struct Written(long Copied, long Removed);
