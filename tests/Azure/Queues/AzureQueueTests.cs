using Azure.Storage.Queues;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Azure.Tests.Running;
using ServerlessDam.AzuriteEmulator;

namespace ServerlessDam.Azure.Tests.Queues;

public sealed class AzureQueueTests(Azurite azurite)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly TestAccount _account = new(azurite);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_the_Base64_that_the_Functions_host_reads()
    {
        await _account.Queue.EnqueueAsync("jobs", "{\"kind\":\"é\"}", Token);

        var host = new QueueClient(_account.ConnectionString, "jobs", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var message = (await host.ReceiveMessageAsync(cancellationToken: Token)).Value;

        Assert.Equal("{\"kind\":\"é\"}", message.Body.ToString());
        Assert.Equal(DateTimeOffset.MaxValue.Year, message.ExpiresOn!.Value.Year);
    }

    [Theory]
    [InlineData("{\"not\":\"Base64\"}")]
    [InlineData("/w==")]
    public async Task A_message_that_cannot_be_read_goes_to_the_poison_queue_as_it_is_and_the_next_one_comes(string text)
    {
        var foreign = new QueueClient(_account.ConnectionString, "jobs");
        await foreign.CreateAsync(cancellationToken: Token);
        await foreign.SendMessageAsync(text, Token);
        await _account.Queue.EnqueueAsync("jobs", "next", Token);

        Assert.Equal("next", (await _account.Queue.ReceiveAsync("jobs", Lease, Token)).Body);

        var poison = new QueueClient(_account.ConnectionString, "jobs-poison");
        Assert.Equal(text, (await poison.ReceiveMessageAsync(cancellationToken: Token)).Value.Body.ToString());
        Assert.Equal(1, await _account.Queue.CountAsync("jobs", Token));
    }

    [Fact]
    public async Task A_message_of_another_process_comes_within_the_longest_pause()
    {
        var waiting = _account.Queue.ReceiveAsync("jobs", Lease, Token);
        await Task.Delay(TimeSpan.FromSeconds(3), Token);
        await new TestAccount(_account.ConnectionString).Queue.EnqueueAsync("jobs", "x", Token);

        Assert.Equal("x", (await waiting.WaitAsync(TimeSpan.FromSeconds(20), Token)).Body);
    }

    [Fact]
    public async Task Receiving_fails_when_the_storage_is_busy_and_a_poisoned_message_is_not_lost_with_the_answer()
    {
        await _account.Queue.EnqueueAsync("jobs", "bad", Token);
        var isBusy = true;
        await using var disturbed = _account.Behind(request => isBusy ? new Fate.Answer(503) : request.Method == HttpMethod.Delete ? new Fate.Answer(503) : new Fate.Pass());
        var error = await Assert.ThrowsAsync<DamException>(() => disturbed.Account.Queue.ReceiveAsync("jobs", Lease, Token));
        Assert.Equal(ErrorKind.TryLater, error.Kind);
        isBusy = false;
        var delivery = await disturbed.Account.Queue.ReceiveAsync("jobs", Lease, Token);

        await Assert.ThrowsAsync<DamException>(() => disturbed.Account.Queue.PoisonAsync(delivery, Token));

        Assert.Equal("bad", (await _account.Queue.ReceiveAsync("jobs-poison", Lease, Token)).Body);
        Assert.Equal(1, await _account.Queue.CountAsync("jobs", Token));
    }
}
