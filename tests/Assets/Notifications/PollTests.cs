using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Notifications;

namespace ServerlessDam.Assets.Tests.Notifications;

public sealed class PollTests : IAsyncDisposable
{
    private readonly NotifiedLibrary _told = new(Receiver.Status(200));

    private PollMessages Poll => _told.Library.Get<PollMessages>();

    [Fact]
    public async Task A_message_comes_once_and_again_when_nobody_acknowledged_it_in_time()
    {
        await BufferedAsync("poll://orders/1", null);
        var first = Assert.Single(await ReceiveAsync(new("orders/1")));
        Assert.Equal("""{"type":"upload","id":"cat"}""", System.Text.Encoding.UTF8.GetString(first.Body));
        Assert.Empty(await ReceiveAsync(new("orders/1")));

        _told.Library.Clock.Advance(TimeSpan.FromSeconds(31));
        var again = Assert.Single(await ReceiveAsync(new("orders/1")));
        Assert.Equal([false], await AckAsync(first.ReceiptHandle));
        Assert.Equal([true, false], await AckAsync(again.ReceiptHandle, again.ReceiptHandle));
        _told.Library.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Empty(await ReceiveAsync(new("orders/1")));
    }

    [Fact]
    public async Task A_batch_finds_its_messages_in_any_channel_and_in_none()
    {
        await BufferedAsync("poll://one", "batch");
        await BufferedAsync("poll://*", "batch");
        await BufferedAsync("poll://one", "other");

        Assert.Equal(2, (await ReceiveAsync(new(null, "batch"))).Count);
        Assert.Equal("other", Assert.Single(await ReceiveAsync(new("one"))).BatchId);
    }

    [Fact]
    public async Task Messages_come_oldest_first_and_no_more_than_asked()
    {
        for (var i = 0; i < 5; i++)
        {
            _told.Library.Clock.Advance(TimeSpan.FromSeconds(1));
            await BufferedAsync("poll://c", $"{i}");
        }

        Assert.Equal(["0", "1", "2"], (await ReceiveAsync(new("c"), most: 3)).Select(message => message.BatchId));
        Assert.Equal(["3", "4"], (await ReceiveAsync(new("c"), most: 3)).Select(message => message.BatchId));
    }

    [Fact]
    public async Task Two_who_ask_at_the_same_moment_never_get_the_same_message()
    {
        for (var i = 0; i < 10; i++)
        {
            await BufferedAsync("poll://c", null);
        }

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReceiveAsync(new("c"), most: 10)));
        Assert.Equal(10, all.Sum(each => each.Count));
        Assert.Distinct(all.SelectMany(each => each).Select(message => message.ReceiptHandle.Split('.')[0]));
    }

    [Fact]
    public async Task Who_waits_gets_what_comes_meanwhile()
    {
        var waiting = Poll.ReceiveAsync(TestLibrary.Admin, TestLibrary.Cloud, new("c", null, 10, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30)), Token);
        await BufferedAsync("poll://c", null);

        Assert.Single(await waiting);
    }

    [Fact]
    public async Task Exactly_one_of_channel_and_batch_is_asked_for()
    {
        foreach (var address in new[] { new Address(null), new Address("a", "b"), new Address(new string('x', 200)) })
        {
            Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => ReceiveAsync(address))).Kind);
        }
    }

    [Fact]
    public async Task A_handle_that_nobody_gave_out_is_not_acknowledged()
        => Assert.Equal([false, false, false], await AckAsync("nonsense", "a.b", $"{new string('0', 19)}-{new string('a', 32)}.x"));

    [Fact]
    public async Task What_nobody_takes_is_gone_after_a_week()
    {
        await BufferedAsync("poll://c", "batch");
        _told.Library.Clock.Advance(TimeSpan.FromDays(8));
        await _told.Library.SweepAsync();

        Assert.Empty(await ReceiveAsync(new("c")));
        Assert.Empty(await ReceiveAsync(new(null, "batch")));
    }

    public ValueTask DisposeAsync() => _told.DisposeAsync();

    private async Task BufferedAsync(string target, string? batchId)
    {
        await _told.Library.UploadAsync("cat", options: new() { NotificationUrl = target, BatchId = batchId });
        await _told.ExpandAllAsync();
    }

    private Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(Address address, int most = 10)
        => Poll.ReceiveAsync(TestLibrary.Admin, TestLibrary.Cloud, new(address.Channel, address.BatchId, most, TimeSpan.Zero, TimeSpan.FromSeconds(30)), Token);

    private Task<IReadOnlyList<bool>> AckAsync(params string[] handles) => Poll.AcknowledgeAsync(TestLibrary.Admin, TestLibrary.Cloud, handles, Token);

    private sealed record Address(string? Channel, string? BatchId = null);
}
