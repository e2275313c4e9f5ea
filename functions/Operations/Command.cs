using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Functions.OpenApi;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Operations;

/// <summary>
/// What the executable does: serve, or one of the commands, most of which open the storage themselves while the app is down. Each
/// command prints one JSON document.
/// </summary>
internal static class Command
{
    private static readonly JsonSerializerOptions Readable = new(WireJson.Options) { WriteIndented = true };

    /// <summary>0 when all is well; 1 when a check found something; 2 when the command is not known.</summary>
    public static async Task<int> RunAsync(string[] args, IHost app)
    {
        using (app)
        {
            var cancellationToken = CancellationToken.None;
            switch (args.FirstOrDefault(arg => !arg.StartsWith('-') && !arg.Contains('=')))
            {
                case null:
                    await app.RunAsync(cancellationToken);
                    return 0;
                case "check":
                    var report = await app.Services.GetRequiredService<ConsistencyCheck>().ExecuteAsync(cancellationToken);
                    Print(report);
                    return report.MissingBlobs.Count + report.DanglingBlobs.Count + report.DanglingRows.Count == 0 ? 0 : 1;
                case "seed":
                    await SeedAsync(app.Services, Number(args, 1), Number(args, 2), cancellationToken);
                    return 0;
                case "measure":
                    Print(await app.Services.GetRequiredService<CatalogMeasure>().ExecuteAsync(Cloud(app.Services), Number(args, 1), cancellationToken));
                    return 0;
                case "openapi":
                    Console.WriteLine(app.Services.GetRequiredService<OpenApiDocument>());
                    return 0;
                case var unknown:
                    await Console.Error.WriteLineAsync($"Unknown command '{unknown}': check, seed FROM COUNT, measure COUNT, openapi, or nothing to serve.");
                    return 2;
            }
        }
    }

    private static async Task SeedAsync(IServiceProvider services, int from, int count, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var start = time.GetTimestamp();
        var step = Math.Max(1, count / 20);
        await services.GetRequiredService<CatalogSeeder>().ExecuteAsync(
            Cloud(services), from, count, new Printed(done =>
            {
                if (done % step == 0)
                {
                    Console.Error.WriteLine($"{done} of {count} after {time.GetElapsedTime(start).TotalSeconds:0.0} s");
                }
            }),
            cancellationToken);
        var seconds = time.GetElapsedTime(start).TotalSeconds;
        Print(new { Assets = count, Seconds = Math.Round(seconds, 2), AssetsPerSecond = Math.Round(count / seconds) });
    }

    private static string Cloud(IServiceProvider services) => services.GetRequiredService<IOptions<ProductEnvironmentOptions>>().Value.CloudName;

    private static int Number(string[] args, int index)
        => args.Length > index && int.TryParse(args[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"Argument {index} of '{args[0]}' must be a whole number.");

    private static void Print(object document) => Console.WriteLine(JsonSerializer.Serialize(document, Readable));

    /// <summary>Reports on the spot; <see cref="Progress{T}"/> would queue them.</summary>
    private sealed class Printed(Action<int> print) : IProgress<int>
    {
        public void Report(int value) => print(value);
    }
}
