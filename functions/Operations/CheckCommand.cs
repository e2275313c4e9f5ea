using ServerlessDam.Assets.Operations;

namespace ServerlessDam.Functions.Operations;

/// <summary>Compares catalog, blobs and search index in full.</summary>
internal sealed class CheckCommand(ConsistencyCheck check) : ICommand
{
    public async Task<int> RunAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        var report = await check.ExecuteAsync(cancellationToken);
        CommandOutput.Print(report);
        return report.MissingBlobs.Count + report.DanglingBlobs.Count + report.DanglingRows.Count + report.IndexDrift.Count == 0 ? 0 : 1;
    }
}
