using ServerlessDam.Assets.Operations;

namespace ServerlessDam.Functions.Operations;

/// <summary>Times the comparison of a picture with as many generated ones as the argument says.</summary>
internal sealed class MeasureSimilarityCommand : ICommand
{
    public Task<int> RunAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        CommandOutput.Print(SimilarityMeasure.Execute(arguments.Number(1), cancellationToken));
        return Task.FromResult(0);
    }
}
