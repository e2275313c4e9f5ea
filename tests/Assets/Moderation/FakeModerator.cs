using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Tests.Moderation;

/// <summary>Decides what the test says.</summary>
internal sealed class FakeModerator(string kind, ProbeParts needs = ProbeParts.Format) : IModerationEngine
{
    public static readonly ModerationVerdict Approves = new(IsRejected: false, []);
    public static readonly ModerationVerdict Rejects = new(IsRejected: true, [new("bad", 0.9), new("worse", 0.8)]);
    public static readonly ModerationVerdict Leaves = new(IsRejected: false, [new("odd", 0.5)]) { ForPerson = "It is odd" };

    private int _judged;

    public string Kind => kind;

    public ProbeParts Needs => needs;

    public int Judged => _judged;

    /// <summary>Throws to fail.</summary>
    public Func<Asset, AnalysisResults?, double?, ModerationVerdict> Judge { get; set; } = (_, _, _) => Approves;

    /// <summary>What it waits for before it judges.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public async Task<ModerationVerdict> JudgeAsync(Asset asset, AnalysisResults? results, double? threshold, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _judged);
        await Before();
        return Judge(asset, results, threshold);
    }
}
