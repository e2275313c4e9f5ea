using System.Text.Json;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Operations;

/// <summary>Prints the documents that <c>seed-search</c> writes, one a line: another index can then be measured with them.</summary>
internal sealed class PrintDocumentsCommand : ICommand
{
    public async Task<int> RunAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        for (var (number, end) = (arguments.Number(1), arguments.Number(1) + arguments.Number(2)); number < end; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(GeneratedDocuments.Of(number), WireJson.Options));
        }

        return 0;
    }
}
