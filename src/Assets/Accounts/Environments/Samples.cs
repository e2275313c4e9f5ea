using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>
/// The picture <c>sample</c>, with which a product environment begins: the SDKs' examples and tests show it. A row says that an
/// environment has had it, so that its owner can delete it for good; a crash before that row finds the same asset again.
/// </summary>
public sealed class Samples(
    ITableStore tables, Ingestor ingestor, ScratchFolder scratch, IOptions<SampleOptions> options, TimeProvider time, ILogger<Samples> logger)
{
    public const string PublicId = "sample";

    private const string Partition = "samples";
    private const string Resource = "sample.jpg";

    /// <summary>The picture's bytes; tests have media of their own.</summary>
    internal Func<Stream> Picture { get; init; } = () => typeof(Samples).Assembly.GetManifestResourceStream(Resource)!;

    /// <summary>Adds it where it never was; what goes wrong is only logged, and tried again at the next start.</summary>
    public async Task TryAddAsync(ProductEnvironment environment, CancellationToken cancellationToken)
    {
        try
        {
            if (options.Value.Enabled && !await WasAddedAsync(environment.CloudName, cancellationToken))
            {
                await AddAsync(environment, cancellationToken);
            }
        }
        catch (DamException e)
        {
            Log.SampleNotAdded(logger, environment.CloudName, e.Message);
        }
    }

    private async Task<bool> WasAddedAsync(string cloud, CancellationToken cancellationToken)
        => await tables.GetAsync(EnvironmentRows.Table, Partition, RowKeys.Escape(cloud), cancellationToken) is not null;

    private async Task AddAsync(ProductEnvironment environment, CancellationToken cancellationToken)
    {
        // A library that was in use before it learned of the picture does without it.
        var assets = await tables.QueryAsync(CatalogKeys.Table, environment.CloudName, RowRange.Prefix(RowKeys.Prefix("a")), 1, null, cancellationToken);
        if (assets.Rows.Count == 0)
        {
            await IngestAsync(environment, cancellationToken);
        }

        var row = new Row(Partition, RowKeys.Escape(environment.CloudName), ImmutableDictionary<string, object>.Empty.Add("at", time.GetUtcNow()));
        await tables.ApplyAsync(EnvironmentRows.Table, Partition, [new RowChange.Put(row)], cancellationToken);
    }

    private async Task IngestAsync(ProductEnvironment environment, CancellationToken cancellationToken)
    {
        await using var file = scratch.NewFile();
        await using (var picture = Picture())
        await using (var copy = File.Create(file.Path))
        {
            await picture.CopyToAsync(copy, cancellationToken);
        }

        await ingestor.ExecuteAsync(
            Caller.System("accounts"),
            new()
            {
                Environment = environment,
                Path = file.Path,
                FileName = Resource,
                ResourceType = ResourceType.Image,

                // A backup would make the environment one that is in use; see EmptyEnvironments.
                Options = new() { Naming = new() { PublicId = PublicId }, Overwrite = false, Backup = false },
                RedeliverySeed = $"{PublicId} {environment.CloudName}",
            },
            cancellationToken);
    }
}

/// <summary>Settings of the picture that product environments begin with, section "Sample".</summary>
public sealed class SampleOptions
{
    public const string Section = "Sample";

    /// <summary>Whether a new product environment gets it. Default: true.</summary>
    public bool Enabled { get; set; } = true;
}

internal static partial class Log
{
    [LoggerMessage(1213, LogLevel.Warning, "{Cloud} did not get its sample picture: {Reason}")]
    public static partial void SampleNotAdded(ILogger logger, string cloud, string reason);
}
