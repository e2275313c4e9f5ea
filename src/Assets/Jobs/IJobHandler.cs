namespace ServerlessDam.Assets.Jobs;

/// <summary>Does the jobs of one kind. A job comes at least once: whoever finds nothing to do goes again.</summary>
public interface IJobHandler
{
    /// <summary>As in <see cref="Job.Kind"/>; one handler has it.</summary>
    string Kind { get; }

    /// <summary>What it throws is tried again, five times in all.</summary>
    Task ExecuteAsync(Job job, CancellationToken cancellationToken);

    /// <summary>The host has tried often enough: notes where people look that it failed.</summary>
    Task GiveUpAsync(Job job, CancellationToken cancellationToken);
}
