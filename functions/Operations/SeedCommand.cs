using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Operations;

namespace ServerlessDam.Functions.Operations;

/// <summary>Fills the catalog with generated assets: from which number, how many, and what their originals are.</summary>
internal sealed class SeedCommand(CatalogSeeder seeder, IOptions<ProductEnvironmentOptions> environment, TimeProvider time) : ICommand
{
    public async Task<int> RunAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        var (from, count, start) = (arguments.Number(1), arguments.Number(2), time.GetTimestamp());
        var step = Math.Max(1, count / 20);
        var progress = new Printed<int>(done =>
        {
            if (done % step == 0)
            {
                Console.Error.WriteLine($"{done} of {count} after {time.GetElapsedTime(start).TotalSeconds:0.0} s");
            }
        });
        await seeder.ExecuteAsync(environment.Value.CloudName, from, count, OriginalsOf(arguments), progress, cancellationToken);
        var seconds = time.GetElapsedTime(start).TotalSeconds;
        CommandOutput.Print(new { Assets = count, Seconds = Math.Round(seconds, 2), AssetsPerSecond = Math.Round(count / seconds) });
        return 0;
    }

    private static SeededOriginals OriginalsOf(CommandArguments arguments)
        => arguments.HasWord("copies") ? SeededOriginals.Copies
            : arguments.HasWord("originals") ? SeededOriginals.Filler
            : SeededOriginals.None;
}
