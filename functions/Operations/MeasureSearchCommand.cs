using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Operations;

namespace ServerlessDam.Functions.Operations;

/// <summary>Times the search index on generated documents, of which there are as many as the argument says.</summary>
internal sealed class MeasureSearchCommand(SearchMeasure measure, IOptions<ProductEnvironmentOptions> environment) : ICommand
{
    public async Task<int> RunAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        CommandOutput.Print(await measure.ExecuteAsync(environment.Value.CloudName, arguments.Number(1), cancellationToken));
        return 0;
    }
}
