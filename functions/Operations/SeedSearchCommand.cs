using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Operations;

namespace ServerlessDam.Functions.Operations;

/// <summary>Adds generated documents to the search index: from which number, and how many. The catalog knows nothing of them.</summary>
internal sealed class SeedSearchCommand(SearchMeasure measure, IOptions<ProductEnvironmentOptions> environment) : ICommand
{
    public async Task<int> RunAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        var (from, count) = (arguments.Number(1), arguments.Number(2));
        CommandOutput.Print(await measure.FillAsync(environment.Value.CloudName, from, from + count, cancellationToken));
        return 0;
    }
}
