using ServerlessDam.Functions.OpenApi;

namespace ServerlessDam.Functions.Operations;

/// <summary>Prints the description of the API, which the pages' types are generated from.</summary>
internal sealed class OpenApiCommand(OpenApiDocument document) : ICommand
{
    public Task<int> RunAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine(document);
        return Task.FromResult(0);
    }
}
