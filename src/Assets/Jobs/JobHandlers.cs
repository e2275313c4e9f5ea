using System.Collections.Frozen;

namespace ServerlessDam.Assets.Jobs;

/// <summary>Every handler, by the kind of its jobs.</summary>
public sealed class JobHandlers(IEnumerable<IJobHandler> handlers)
{
    private readonly FrozenDictionary<string, IJobHandler> _byKind = handlers.ToFrozenDictionary(handler => handler.Kind, StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">No handler has this kind: a job of another version of this program.</exception>
    public IJobHandler For(Job job)
        => _byKind.GetValueOrDefault(job.Kind) ?? throw new InvalidOperationException($"No handler for jobs of kind '{job.Kind}'.");
}
