namespace ServerlessDam.Assets.Moving;

public enum CopyStage
{
    /// <summary>Blobs with their bytes.</summary>
    Blobs,

    Rows,

    /// <summary>Both sides once more, side by side.</summary>
    Comparing,
}

/// <summary>How far a stage has come.</summary>
/// <param name="Done">Blobs or rows of the source that were copied, or found to be there.</param>
/// <param name="Total">Null where it is not known: counting rows is reading them.</param>
/// <param name="SizeInBytes">Of the blobs that are done.</param>
public sealed record CopyProgress(CopyStage Stage, long Done, long? Total, long SizeInBytes, long? TotalSizeInBytes);

/// <summary>Counts one stage, on any thread.</summary>
internal sealed class StageProgress(CopyStage stage, long? total, long? totalSizeInBytes, IProgress<CopyProgress> progress)
{
    private long _done;
    private long _sizeInBytes;

    public long Done => Interlocked.Read(ref _done);

    public void Add(long sizeInBytes = 0)
        => progress.Report(new(stage, Interlocked.Increment(ref _done), total, Interlocked.Add(ref _sizeInBytes, sizeInBytes), totalSizeInBytes));
}
