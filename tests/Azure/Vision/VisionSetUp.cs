using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Tests.Running;
using ServerlessDam.Azure.Tests.Vision.StandIn;
using ServerlessDam.Azure.Vision;

namespace ServerlessDam.Azure.Tests.Vision;

/// <summary>The engine on a stand-in of its own, shortly before noon.</summary>
internal sealed class VisionSetUp : IAsyncDisposable
{
    private readonly ScratchFolder _scratch = new(new IdGenerator());

    private VisionSetUp(StandInVisionService service) => Service = service;

    public StandInVisionService Service { get; }

    public ITableStore Tables { get; } = new MemoryTables();

    public PicturingMedia Media { get; } = new();

    public ManualTime Time { get; } = new(new(2026, 11, 27, 11, 59, 0, TimeSpan.Zero));

    public AzureVisionOptions Options { get; } = new() { ApiKey = StandInVisionService.Key };

    public static async Task<VisionSetUp> StartAsync()
    {
        var service = await StandInVisionService.StartAsync();
        return new(service) { Options = { Endpoint = service.Endpoint } };
    }

    /// <summary>Another instance of the app, on the same tables.</summary>
    public VisionEngine Engine() => new(
        VisionClient.Of(Options), new SentPictures(Media, _scratch), new DailyBudget(Tables, Options.DailyBudget, Time), new ServicePause(Time),
        Microsoft.Extensions.Options.Options.Create(Options), Time, NullLogger<VisionEngine>.Instance);

    /// <summary>Has a picture looked at.</summary>
    public async Task<SeenFacts> SeeAsync(VisionEngine engine, ProbeParts parts, MediaFacts? facts = null, byte[]? bytes = null, CancellationToken? token = null)
    {
        facts ??= Facts(1260, 473);
        await using var file = _scratch.NewFile();
        await File.WriteAllBytesAsync(file.Path, bytes ?? TestPictures.Png(facts.Width!.Value, facts.Height!.Value), TestContext.Current.CancellationToken);
        return await engine.SeeAsync(file.Path, facts, parts, token ?? TestContext.Current.CancellationToken);
    }

    public static MediaFacts Facts(int width, int height) => new() { Kind = ResourceType.Image, Format = "png", Width = width, Height = height, Pages = 1 };

    public async ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        await Service.DisposeAsync();
    }
}
