using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Notifications;

namespace ServerlessDam.Assets.Tests.Notifications;

public sealed class TriggerTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private ManageTriggers Triggers => _library.Get<ManageTriggers>();

    [Fact]
    public async Task A_trigger_is_made_listed_moved_and_deleted()
    {
        var made = await CreateAsync("poll://orders");
        Assert.Equal((TriggerKind.Poll, "upload"), (made.UriType, made.EventType));

        await Triggers.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, made.Id, "https://example.com/", Token);
        Assert.Equal((TriggerKind.Webhook, "https://example.com/"), Facts(Assert.Single(await ListAsync())));
        Assert.Empty(await ListAsync("delete"));

        await Triggers.DeleteAsync(TestLibrary.Admin, TestLibrary.Cloud, made.Id, Token);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task There_are_at_most_thirty()
    {
        await Parallel.ForAsync(0, 30, Token, async (i, _) => await CreateAsync($"https://example.com/{i}"));

        Assert.Equal(30, (await ListAsync()).Count);
        var refused = await Assert.ThrowsAsync<DamException>(() => CreateAsync("https://example.com/more"));
        Assert.Equal(ErrorKind.InvalidParameter, refused.Kind);
    }

    [Theory]
    [InlineData("https://example.com/", "no_such_event", null)]
    [InlineData("ftp://example.com/", "upload", null)]
    [InlineData("https://example.com/", "upload", TriggerKind.Poll)]
    [InlineData("poll://a", "upload", TriggerKind.Webhook)]
    public async Task What_makes_no_sense_is_refused(string uri, string eventType, TriggerKind? kind)
    {
        var refused = await Assert.ThrowsAsync<DamException>(() => Triggers.CreateAsync(TestLibrary.Admin, TestLibrary.Cloud, uri, eventType, kind, Token));
        Assert.Equal(ErrorKind.InvalidParameter, refused.Kind);
    }

    [Fact]
    public async Task One_that_is_not_there_is_not_found()
    {
        foreach (var call in new Func<Task>[]
        {
            () => Triggers.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, "none", "https://example.com/", Token),
            () => Triggers.DeleteAsync(TestLibrary.Admin, TestLibrary.Cloud, "none", Token),
            () => Triggers.TestAsync(TestLibrary.Admin, TestLibrary.Cloud, "none", null, Token),
        })
        {
            Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(call)).Kind);
        }
    }

    [Fact]
    public async Task A_test_goes_to_its_trigger_alone()
    {
        await using var told = new NotifiedLibrary(Receiver.Status(200));
        var trigger = await told.TriggerAsync(told.Receiver.Url, EventTypes.Delete);
        await told.TriggerAsync("https://example.com/hook");
        await told.Library.Get<ManageTriggers>().TestAsync(TestLibrary.Admin, TestLibrary.Cloud, trigger.Id, null, Token);
        await told.ExpandAllAsync();

        Assert.Equal((EventTypes.Delete, told.Receiver.Url), Assert.Single((await told.LogAsync()).Select(delivery => (delivery.EventType, delivery.Target))));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<Trigger> CreateAsync(string uri) => Triggers.CreateAsync(TestLibrary.Admin, TestLibrary.Cloud, uri, EventTypes.Upload, null, Token);

    private Task<IReadOnlyList<Trigger>> ListAsync(string? eventType = null) => Triggers.ListAsync(TestLibrary.Admin, TestLibrary.Cloud, eventType, Token);

    private static (TriggerKind Kind, string Uri) Facts(Trigger trigger) => (trigger.UriType, trigger.Uri);
}
