using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload.Remote;

namespace ServerlessDam.Assets.Tests.Notifications;

/// <summary>A library and a receiver. Jobs run when the test says so, by the keys that are in the tables: messages are not read.</summary>
internal sealed class NotifiedLibrary : IAsyncDisposable
{
    private readonly WebhookSender _sender;

    /// <param name="answer">Of the receiver.</param>
    /// <param name="timeout">Of real time; by default more than a machine with other things to do takes.</param>
    public NotifiedLibrary(Func<HttpListenerContext, Task> answer, TimeSpan? timeout = null)
    {
        Options = Microsoft.Extensions.Options.Options.Create(new NotificationOptions { Timeout = timeout ?? TimeSpan.FromMinutes(1) });
        Receiver = new(answer);
        _sender = new(Options, Microsoft.Extensions.Options.Options.Create(new RemoteFetchOptions { AllowedHosts = ["127.0.0.1"] }), TimeProvider.System, Dns.GetHostAddressesAsync);
    }

    public TestLibrary Library { get; } = new();

    public Receiver Receiver { get; }

    public IOptions<NotificationOptions> Options { get; }

    public SendNotification Send => new(
        Library.Get<DeliveryStore>(), _sender, Library, Library.Get<IClaims>(), Options, Library.Clock, NullLogger<SendNotification>.Instance);

    public ExpandEvents Expand => Library.Get<IEnumerable<IJobHandler>>().OfType<ExpandEvents>().Single();

    public Task<Trigger> TriggerAsync(string uri, string eventType = EventTypes.All)
        => Library.Get<ManageTriggers>().CreateAsync(TestLibrary.Admin, TestLibrary.Cloud, uri, eventType, null, Token);

    /// <summary>Keys of notes that are not told yet.</summary>
    public async Task<IReadOnlyList<string>> NotesAsync()
    {
        var page = await Library.Tables.QueryAsync("catalog", TestLibrary.Cloud, RowRange.Prefix(RowKeys.Prefix("e")), 1000, null, Token);
        return [.. page.Rows.Select(row => row.RowKey)];
    }

    public async Task ExpandAllAsync()
    {
        foreach (var key in await NotesAsync())
        {
            await Expand.ExecuteAsync(new(ExpandEvents.JobKind, TestLibrary.Cloud, key), Token);
        }
    }

    /// <summary>The next try of every delivery that waits, due or not.</summary>
    public async Task SendAllAsync()
    {
        foreach (var delivery in (await LogAsync()).Where(delivery => delivery.State == DeliveryState.Waiting))
        {
            await Send.ExecuteAsync(SendNotification.JobFor(delivery), Token);
        }
    }

    public async Task<IReadOnlyList<NotificationDelivery>> LogAsync()
        => (await Library.Get<NotificationLog>().ListAsync(TestLibrary.Admin, TestLibrary.Cloud, 500, null, Token)).Deliveries;

    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        await Receiver.DisposeAsync();
        await Library.DisposeAsync();
    }
}
