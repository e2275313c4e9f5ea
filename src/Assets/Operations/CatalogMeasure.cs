using System.Diagnostics;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Operations;

/// <summary>Times in milliseconds of one kind of read over many calls.</summary>
public sealed record Timing(string Name, int Calls, double MedianMs, double Percentile95Ms);

/// <summary>Times the catalog's reads on the assets that <see cref="CatalogSeeder"/> made.</summary>
public sealed class CatalogMeasure(Catalog catalog, ListAssets list)
{
    private const int Calls = 200;
    private const int PageSize = 50;

    /// <param name="count">How many seeded assets there are, numbered from 0.</param>
    public async Task<IReadOnlyList<Timing>> ExecuteAsync(string cloud, int count, CancellationToken cancellationToken)
    {
        var caller = Caller.System("measure");

        // Numbers spread over the whole catalog by a stride that shares no factor with its size.
        int Number(int call) => (int)((call * 7_919_993L + 17) % count);
        return
        [
            await TimeAsync("point read by public id", call => catalog.FindAsync(CatalogSeeder.Generate(cloud, Number(call)).Key, cancellationToken)),
            await TimeAsync("point read by asset id", call => catalog.FindByIdAsync(cloud, CatalogSeeder.Generate(cloud, Number(call)).AssetId, cancellationToken)),
            await TimeAsync("first page by prefix", call => list.ByPrefixAsync(
                caller, cloud, ResourceType.Image, "upload", CatalogSeeder.FolderOf(Number(call)) + "/", PageSize, null, cancellationToken)),
            await TimeAsync("first page by folder", call => list.InFolderAsync(
                caller, cloud, CatalogSeeder.FolderOf(Number(call)), PageSize, null, cancellationToken)),
            await TimeAsync("first page, newest first", _ => list.NewestAsync(
                caller, cloud, ResourceType.Image, "upload", PageSize, null, cancellationToken)),
            await TimeAsync("first page by tag", _ => list.TaggedAsync(
                caller, cloud, ResourceType.Image, "camera3", PageSize, null, cancellationToken)),
        ];
    }

    private static async Task<Timing> TimeAsync(string name, Func<int, Task> read)
    {
        for (var call = 0; call < 20; call++)
        {
            await read(Calls + call);
        }

        var times = new double[Calls];
        for (var call = 0; call < Calls; call++)
        {
            var start = Stopwatch.GetTimestamp();
            await read(call);
            times[call] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return new(name, Calls, Math.Round(times[Calls / 2], 3), Math.Round(times[Calls * 95 / 100], 3));
    }
}
