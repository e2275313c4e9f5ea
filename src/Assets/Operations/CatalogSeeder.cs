using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Operations;

/// <summary>Fills a catalog with generated assets, to measure what size does to it.</summary>
public sealed class CatalogSeeder(Catalog catalog, ListAssets list, IBlobStore blobs)
{
    /// <summary>Assets are written through the catalog as uploads write them, this many at a time.</summary>
    private const int Parallel = 256;

    private const int MostModels = 200;
    private const string Tag = "generated";

    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adds assets number <paramref name="from"/> to <paramref name="from"/> + <paramref name="count"/> - 1; they depend on their number alone.</summary>
    public async Task ExecuteAsync(string cloud, int from, int count, SeededOriginals originals, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        var models = originals == SeededOriginals.Copies ? await ModelsAsync(cloud, cancellationToken) : [];
        await System.Threading.Tasks.Parallel.ForEachAsync(
            Enumerable.Range(from, count),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (number, token) =>
            {
                var asset = Generate(cloud, number);
                if (originals == SeededOriginals.Copies)
                {
                    asset = await CopyAsync(models[number % models.Count], asset, token);
                }
                else if (originals == SeededOriginals.Filler)
                {
                    using var content = new MemoryStream(Filler(asset), writable: false);
                    await blobs.PutAsync(asset.Original, content, BlobCondition.None, token);
                }

                // Nobody wants to know that generated assets, which may all be copies of a few, are duplicates.
                if (!await catalog.WriteAsync(null, asset, null, [new RowChange.Delete(CatalogKeys.DuplicateDebt(asset.AssetId))], token))
                {
                    throw new InvalidOperationException($"Asset number {number} is there already.");
                }

                progress.Report(Interlocked.Increment(ref done));
            });
    }

    private async Task<IReadOnlyList<Asset>> ModelsAsync(string cloud, CancellationToken cancellationToken)
    {
        var page = await list.NewestAsync(Caller.System("seed"), cloud, ResourceType.Image, "upload", MostModels, null, cancellationToken);
        List<Asset> models = [.. page.Assets.Where(asset => !asset.Tags.Contains(Tag))];
        return models.Count > 0 ? models : throw DamException.Invalid("There is no uploaded image to copy: upload some first");
    }

    /// <summary>The generated asset with the picture of another one.</summary>
    private async Task<Asset> CopyAsync(Asset model, Asset asset, CancellationToken cancellationToken)
    {
        await blobs.CopyAsync(model.Original, asset.Original, BlobCondition.None, cancellationToken);
        return asset with
        {
            SizeInBytes = model.SizeInBytes,
            ETag = model.ETag,
            Format = model.Format,
            Width = model.Width,
            Height = model.Height,
            Pages = model.Pages,
            HasAlpha = model.HasAlpha,
            Animated = model.Animated,
            Color = model.Color,
        };
    }

    /// <summary>No picture: its asset's version id over and over.</summary>
    private static byte[] Filler(Asset asset)
    {
        var (bytes, pattern) = (new byte[asset.SizeInBytes], Encoding.ASCII.GetBytes(asset.VersionId));
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = pattern[i % pattern.Length];
        }

        return bytes;
    }

    /// <summary>Folder and prefix of the asset with this number; a thousand share one.</summary>
    public static string FolderOf(int number) => string.Create(CultureInfo.InvariantCulture, $"shoot/{number / 1000:D4}");

    public static Asset Generate(string cloud, int number)
    {
        var ids = IdGenerator.From(string.Create(CultureInfo.InvariantCulture, $"seed {number}"));
        var created = Epoch.AddSeconds(number);
        return new()
        {
            Cloud = cloud,
            ResourceType = ResourceType.Image,
            Type = "upload",
            PublicId = $"{FolderOf(number)}/photo_{ids.Alphanumeric(6)}_{number.ToString(CultureInfo.InvariantCulture)}",
            AssetId = ids.Hex32(),
            VersionId = ids.Hex32(),
            Version = created.ToUnixTimeSeconds(),
            CreatedAt = created,
            SizeInBytes = 100_000 + number,
            ETag = ids.Hex32(),
            Format = "jpg",
            Width = 4000,
            Height = 3000,
            Pages = 1,
            Folder = FolderOf(number),
            DisplayName = "photo",
            OriginalFilename = "photo",
            Tags = ImmutableSortedSet.Create<string>(StringComparer.Ordinal, Tag, string.Create(CultureInfo.InvariantCulture, $"camera{number % 7}")),
        };
    }
}
