using System.Collections.Concurrent;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Tests;

/// <summary>A service elsewhere that sees a boat in every picture.</summary>
internal sealed class FakeEngine : IAnalysisEngine
{
    public string Name => "fake service";

    public ProbeParts Parts { get; set; }

    public TimeSpan? Rest { get; set; }

    /// <summary>What it was asked for, call by call.</summary>
    public ConcurrentQueue<ProbeParts> Calls { get; } = [];

    /// <summary>What a call does first; throws to fail.</summary>
    public Func<Task> BeforeCall { get; set; } = () => Task.CompletedTask;

    public async Task<SeenFacts> SeeAsync(string path, MediaFacts facts, ProbeParts parts, CancellationToken cancellationToken)
    {
        Calls.Enqueue(parts);
        await BeforeCall();
        return new()
        {
            Objects = parts.HasFlag(ProbeParts.Objects) ? [new("boat", 0.8, new(1, 2, 3, 4))] : null,
            Tags = parts.HasFlag(ProbeParts.Objects) ? [new("outdoor", 0.9), new("boat", 0.7)] : null,
            Text = parts.HasFlag(ProbeParts.Text) ? [new("ahoy", 1, [new(0, 0), new(9, 0), new(9, 9), new(0, 9)])] : null,
            Caption = parts.HasFlag(ProbeParts.Caption) ? new("a boat on the sea", 0.6) : null,
            Engines = new Dictionary<string, string> { ["objects"] = "fake service", ["text"] = "fake service", ["caption"] = "fake service" },
        };
    }

    public Task<EngineCondition> ConditionAsync(CancellationToken cancellationToken) => Task.FromResult(new EngineCondition(null, null, null, null));
}
