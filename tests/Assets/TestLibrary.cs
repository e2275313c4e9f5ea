using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Archives;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Downloads;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Pictures;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Scripts;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Reconcile;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Tests.Moving;
using ServerlessDam.Assets.Tests.Notifications;
using ServerlessDam.Assets.Tests.Search;
using ServerlessDam.Assets.Texts;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Upload.Remote;
using ServerlessDam.Assets.Usage;
using ServerlessDam.Embedded;
using ServerlessDam.Media.Operations.Effects;

namespace ServerlessDam.Assets.Tests;

/// <summary>The product on a real embedded store in a folder of its own, with media, time and ids that the test holds. Nothing runs in the background.</summary>
internal sealed class TestLibrary : IAsyncDisposable, IProductEnvironments
{
    public const string Cloud = "demo";
    public const string Secret = "secret";

    public static readonly Caller Admin = Caller.System("test");

    private readonly string _path = Directory.CreateTempSubdirectory("dam-assets-").FullName;
    private readonly CountingIds _ids = new();
    private readonly EmbeddedStore _store;
    private ServiceProvider _services;

    private readonly IModerationEngine[] _moderators;

    /// <param name="moderators">Engines that moderate beside those of the product.</param>
    public TestLibrary(FolderMode mode = FolderMode.Dynamic, params IModerationEngine[] moderators)
    {
        _moderators = moderators;
        Environment = new() { CloudName = Cloud, AccessKeys = [new("key", Secret, Enabled: true), new("old", "revoked", Enabled: false)], FolderMode = mode };
        _store = EmbeddedStore.Open(new() { DataPath = _path }, Clock, _ids, NullLogger<EmbeddedStore>.Instance);
        _services = Start();
    }

    public ProductEnvironment Environment { get; set; }

    public ManualClock Clock { get; } = new();

    public FakeMedia Media { get; } = new();

    /// <summary>Offers nothing until a test says so.</summary>
    public FakeEngine Engine { get; } = new();

    public FakeScripts Scripts { get; } = new();

    public Faults Faults { get; } = new();

    public InMemorySearchIndex Index { get; } = new();

    public Catalog Catalog => Get<Catalog>();

    public IBlobStore Blobs => _store.Blobs;

    public ITableStore Tables => _store.Tables;

    public IMessageQueue Queue => _store.Queue;

    public static AssetKey Key(string publicId, ResourceType resourceType = ResourceType.Image, string type = "upload") => new(Cloud, resourceType, type, publicId);

    public T Get<T>()
        where T : notnull
        => _services.GetRequiredService<T>();

    /// <summary>New services on the same storage, as after a crash: what was in memory is gone.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Faults.Restart();
        Clock.Advance(TimeSpan.FromSeconds(1));
        _services = Start();
    }

    public async Task<IngestResult> UploadAsync(string? publicId, string? content = null, UploadOptions? options = null, string? seed = null, string? fileName = null, ResourceType? resourceType = null)
    {
        options ??= new();
        await using var file = await FileAsync(content ?? FakeMedia.Image());
        return await Get<Ingestor>().ExecuteAsync(
            Admin,
            new()
            {
                Environment = Environment,
                Path = file.Path,
                FileName = fileName,
                ResourceType = resourceType,
                Options = publicId is null ? options : options with { Naming = options.Naming with { PublicId = publicId } },
                RedeliverySeed = seed,
            },
            Token);
    }

    public async Task<ScratchFile> FileAsync(string content)
    {
        var file = Get<ScratchFolder>().NewFile();
        await File.WriteAllTextAsync(file.Path, content, Token);
        return file;
    }

    public Task<Asset?> FindAsync(string publicId, ResourceType resourceType = ResourceType.Image, string type = "upload")
        => Catalog.FindAsync(Key(publicId, resourceType, type), Token);

    public async Task<string?> ReadAsync(BlobName name)
    {
        await using var blob = await Blobs.OpenAsync(name, 0, null, Token);
        if (blob is null)
        {
            return null;
        }

        using var reader = new StreamReader(blob.Content);
        return await reader.ReadToEndAsync(Token);
    }

    /// <summary>A minute later, the timer's sweep.</summary>
    public async Task SweepAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Get<Sweeper>().ExecuteAsync(soleOwner: true, Token);
    }

    /// <summary>Writes the search index anew, as the app does when it starts on a library that has none.</summary>
    public async Task ReindexAsync()
    {
        var batch = await Get<Reindex>().StartAsync(Admin, Cloud, Token);
        await Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, Cloud, batch.Id), Token);
    }

    public Task<ConsistencyReport> CheckAsync() => Get<ConsistencyCheck>().ExecuteAsync(Token);

    /// <summary>Nothing missing, nothing dangling, nothing owed.</summary>
    public async Task<ConsistencyReport> AssertCleanAsync()
    {
        var report = await CheckAsync();
        Assert.Empty(report.MissingBlobs);
        Assert.Empty(report.DanglingBlobs);
        Assert.Empty(report.DanglingRows);
        Assert.Equal(0, report.PendingRows);
        Assert.Equal(0, report.OutboxRows);
        Assert.Empty(report.IndexDrift);
        Assert.Equal(0, report.IndexDebts);
        Assert.Equal(report.Assets + report.KeptVersions, report.Originals);
        return report;
    }

    /// <summary>So many assets and originals, nothing dangling and no upload half done; debts such as an analysis may be open.</summary>
    public async Task AssertCleanOfUploadsAsync(int assets, int? originals = null)
    {
        var report = await CheckAsync();
        Assert.Equal((assets, originals ?? assets, 0), (report.Assets, report.Originals, report.PendingRows));
        Assert.Empty(report.MissingBlobs.Concat(report.DanglingBlobs).Concat(report.DanglingRows).Concat(report.IndexDrift));
    }

    public ValueTask<ProductEnvironment?> FindAsync(string cloudName, CancellationToken cancellationToken)
        => ValueTask.FromResult(cloudName == Cloud ? Environment : null);

    public ValueTask<ProductEnvironment?> FindByHostAsync(string host, CancellationToken cancellationToken)
        => ValueTask.FromResult<ProductEnvironment?>(null);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _store.DisposeAsync();
        StoredParts.AssertKnown(_path);
        Directory.Delete(_path, recursive: true);
    }

    /// <summary>As the host does: what was handed out already is stored before the store closes.</summary>
    private async Task StopAsync()
    {
        await Get<Deriver>().StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private ServiceProvider Start()
    {
        var services = new ServiceCollection();
        foreach (var moderator in _moderators)
        {
            services.AddSingleton(moderator);
        }

        var provider = services
            .AddLogging()
            .AddMetrics()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IdGenerator>(_ids)
            .AddSingleton<IMediaProcessor>(Media)
            .AddSingleton<IAnalysisEngine>(Engine)
            .AddSingleton(ServedEffects.Catalog)
            .AddSingleton<IScriptRunner>(Scripts)
            .AddSingleton<IProductEnvironments>(this)
            .AddSingleton<INotificationBodies, PlainBodies>()
            .AddSingleton<ITableStore>(new FailingTables(_store.Tables, Faults))
            .AddSingleton<IBlobStore>(new FailingBlobs(_store.Blobs, Faults))
            .AddSingleton(_store.Queue)
            .AddSingleton(_store.Claims)
            .AddSingleton<ISearchIndex>(Index)
            .AddLibrary()
            .AddUpload()
            .AddRemoteFetch()
            .AddAnalysis()
            .AddDelivery()
            .AddJobs()
            .AddSearch()
            .AddOperations()
            .AddUsage()
            .AddArchives()
            .AddDownloads()
            .AddPictures()
            .AddSingleton<CreateText>()
            .BuildServiceProvider();

        // It remembers when it started.
        provider.GetRequiredService<Sweeper>();
        return provider;
    }
}
