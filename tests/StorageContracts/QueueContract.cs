using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Triggers;

namespace ServerlessDam.StorageContracts;

/// <summary>What every queue must do, sent to on one side and received from on the other.</summary>
public abstract class QueueContract
{
    protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    /// <summary>A queue store in which <see cref="Queue"/> is empty.</summary>
    protected abstract IMessageQueue Sender { get; }

    protected abstract ITriggerQueue Receiver { get; }

    protected virtual string Queue => "jobs";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Lets time go by: an injected clock is moved, a real one is waited for.</summary>
    protected abstract Task PassAsync(TimeSpan time);

    [Fact]
    public async Task A_message_comes_as_it_was_sent()
    {
        await Sender.EnqueueAsync(Queue, "{\"kind\":\"é😀\"}", TimeSpan.Zero, Token);

        var delivery = await Receiver.ReceiveAsync(Queue, Lease, Token);

        Assert.Equal("{\"kind\":\"é😀\"}", delivery.Body);
        Assert.Equal(1, delivery.DequeueCount);
        Assert.Equal(Queue, delivery.Queue);
    }

    [Fact]
    public async Task A_receiver_that_waits_is_woken_by_a_message()
    {
        var waiting = Receiver.ReceiveAsync(Queue, Lease, Token);
        Assert.False(waiting.IsCompleted);

        await Sender.EnqueueAsync(Queue, "x", TimeSpan.Zero, Token);

        Assert.Equal("x", (await waiting.WaitAsync(TimeSpan.FromSeconds(20), Token)).Body);
    }

    [Fact]
    public async Task Many_receivers_share_many_messages_without_doubling_one()
    {
        var receiving = Enumerable.Range(0, 30).Select(_ => Task.Run(() => Receiver.ReceiveAsync(Queue, TimeSpan.FromMinutes(5), Token))).ToList();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Sender.EnqueueAsync(Queue, $"{i}", TimeSpan.Zero, Token)));

        var deliveries = await Task.WhenAll(receiving).WaitAsync(TimeSpan.FromSeconds(30), Token);

        Assert.Equal(30, deliveries.Select(delivery => delivery.Body).Distinct().Count());
    }

    [Fact]
    public async Task A_completed_message_is_gone()
    {
        await Sender.EnqueueAsync(Queue, "x", TimeSpan.Zero, Token);
        var delivery = await Receiver.ReceiveAsync(Queue, Lease, Token);

        Assert.True(await Receiver.CompleteAsync(delivery, Token));
        Assert.Equal(0, await Sender.CountAsync(Queue, Token));
        Assert.False(await Receiver.CompleteAsync(delivery, Token));
    }

    [Fact]
    public async Task A_lease_that_ends_gives_the_message_to_the_next_and_the_first_has_lost_it()
    {
        await Sender.EnqueueAsync(Queue, "x", TimeSpan.Zero, Token);
        var lost = await Receiver.ReceiveAsync(Queue, Lease, Token);
        var waiting = Receiver.ReceiveAsync(Queue, TimeSpan.FromMinutes(5), Token);
        Assert.False(waiting.IsCompleted);

        await PassAsync(Lease);

        var second = await waiting.WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal((lost.Id, 2), (second.Id, second.DequeueCount));
        Assert.False(await Receiver.CompleteAsync(lost, Token));
        Assert.Null(await Receiver.RenewAsync(lost, Lease, Token));
        Assert.False(await Receiver.ReleaseAsync(lost, TimeSpan.Zero, Token));
        Assert.False(await Receiver.PoisonAsync(lost, Token));
        Assert.True(await Receiver.CompleteAsync(second, Token));
    }

    [Fact]
    public async Task A_renewed_lease_holds_under_its_new_receipt()
    {
        await Sender.EnqueueAsync(Queue, "x", TimeSpan.Zero, Token);
        var first = await Receiver.ReceiveAsync(Queue, Lease, Token);

        var renewed = await Receiver.RenewAsync(first, Lease * 10, Token);
        await PassAsync(Lease * 2);

        Assert.False(await Receiver.CompleteAsync(first, Token));
        Assert.True(await Receiver.CompleteAsync(renewed!, Token));
    }

    [Fact]
    public async Task A_released_message_comes_again_after_its_delay()
    {
        await Sender.EnqueueAsync(Queue, "x", TimeSpan.Zero, Token);
        var first = await Receiver.ReceiveAsync(Queue, TimeSpan.FromMinutes(5), Token);

        Assert.True(await Receiver.ReleaseAsync(first, TimeSpan.FromSeconds(2), Token));
        var waiting = Receiver.ReceiveAsync(Queue, Lease, Token);
        Assert.False(waiting.IsCompleted);
        await PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(2, (await waiting.WaitAsync(TimeSpan.FromSeconds(20), Token)).DequeueCount);
    }

    [Fact]
    public async Task A_delayed_message_comes_after_its_delay()
    {
        await Sender.EnqueueAsync(Queue, "now", TimeSpan.Zero, Token);
        await Sender.EnqueueAsync(Queue, "late", TimeSpan.FromSeconds(3), Token);

        Assert.Equal("now", (await Receiver.ReceiveAsync(Queue, TimeSpan.FromMinutes(5), Token)).Body);
        var waiting = Receiver.ReceiveAsync(Queue, Lease, Token);
        Assert.False(waiting.IsCompleted);
        Assert.Equal(2, await Sender.CountAsync(Queue, Token));
        await PassAsync(TimeSpan.FromSeconds(3));

        Assert.Equal("late", (await waiting.WaitAsync(TimeSpan.FromSeconds(20), Token)).Body);
    }

    [Fact]
    public async Task A_poisoned_message_is_in_the_poison_queue_and_nowhere_else()
    {
        await Sender.EnqueueAsync(Queue, "bad", TimeSpan.Zero, Token);
        var delivery = await Receiver.ReceiveAsync(Queue, Lease, Token);

        Assert.True(await Receiver.PoisonAsync(delivery, Token));

        Assert.Equal(0, await Sender.CountAsync(Queue, Token));
        var poison = await Receiver.ReceiveAsync(Queue + "-poison", Lease, Token);
        Assert.Equal(("bad", 1), (poison.Body, poison.DequeueCount));
    }

    [Fact]
    public async Task Queues_are_apart()
    {
        await Sender.EnqueueAsync(Queue + "2", "x", TimeSpan.Zero, Token);

        Assert.Equal(0, await Sender.CountAsync(Queue, Token));
        Assert.Equal(1, await Sender.CountAsync(Queue + "2", Token));
    }

    [Fact]
    public async Task A_receiver_that_is_cancelled_takes_nothing()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var waiting = Receiver.ReceiveAsync(Queue, Lease, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Sender.EnqueueAsync(Queue, "x", TimeSpan.Zero, Token);

        Assert.Equal(1, (await Receiver.ReceiveAsync(Queue, Lease, Token)).DequeueCount);
    }

    [Fact]
    public async Task A_body_has_at_most_48_KiB_of_UTF8()
    {
        await Sender.EnqueueAsync(Queue, new string('é', 24 << 10), TimeSpan.Zero, Token);

        Assert.Equal(new string('é', 24 << 10), (await Receiver.ReceiveAsync(Queue, Lease, Token)).Body);
        await RefusesAsync(Queue, new string('é', 24 << 10) + "x", TimeSpan.Zero);
        await RefusesAsync(Queue, "\ud800", TimeSpan.Zero);
    }

    [Fact]
    public async Task A_name_or_a_delay_out_of_the_rules_is_refused()
    {
        await RefusesAsync("No", "x", TimeSpan.Zero);
        await RefusesAsync("../jobs", "x", TimeSpan.Zero);
        await RefusesAsync(new string('q', 64), "x", TimeSpan.Zero);
        await RefusesAsync(Queue, "x", TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        await RefusesAsync(Queue, "x", TimeSpan.FromSeconds(-1));
    }

    private async Task RefusesAsync(string queue, string body, TimeSpan delay)
    {
        var error = await Assert.ThrowsAsync<DamException>(() => Sender.EnqueueAsync(queue, body, delay, Token));
        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
    }
}
