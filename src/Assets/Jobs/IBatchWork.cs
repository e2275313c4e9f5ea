namespace ServerlessDam.Assets.Jobs;

/// <summary>Does the batches of one kind. A step may come again after a crash, from the position that was last noted.</summary>
public interface IBatchWork
{
    /// <summary>As in <see cref="Batch.Kind"/>; one work has it.</summary>
    string Kind { get; }

    /// <summary>Does the next few seconds of it; the batch as it is afterwards, its state <see cref="BatchState.Done"/> when that was all.</summary>
    Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken);

    /// <summary>A step failed five times: the batch ends as failed after this.</summary>
    Task GiveUpAsync(Batch batch, CancellationToken cancellationToken) => Task.CompletedTask;
}
