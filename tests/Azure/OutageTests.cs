using System.Collections.Concurrent;
using System.Diagnostics;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Tests.Running;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Azure.Tests;

/// <summary>A storage that hangs, throttles or fails: every call ends in bounded time, with an error that says so, and then works again.</summary>
public sealed class OutageTests(Azurite azurite)
{
    private readonly TestAccount _direct = new(azurite);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_storage_that_hangs_fails_every_call_after_two_tries_of_ten_seconds() => FailsAsync(new Fate.Hang(), mostTries: 2);

    [Fact]
    public Task A_storage_that_is_busy_fails_every_call_after_a_few_tries() => FailsAsync(new Fate.Answer(503), mostTries: 4);

    [Fact]
    public Task A_storage_that_wants_to_be_left_alone_for_a_minute_fails_every_call_at_once()
        => FailsAsync(new Fate.Answer(429, RetryAfter: "60"), mostTries: 1);

    [Fact]
    public async Task A_short_trouble_is_not_noticed()
    {
        var troubles = 0;
        await using var disturbed = _direct.Behind(_ => ++troubles % 3 != 0 ? new Fate.Answer(503) : new Fate.Pass());

        Assert.NotNull(await disturbed.Account.Blobs.PutTextAsync("a", "here", BlobCondition.New));
        Assert.Equal("here", await disturbed.Account.Blobs.TextAsync("a"));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_is_cancelled_and_no_outage()
    {
        await using var disturbed = _direct.Behind(_ => new Fate.Hang());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var calls = Calls(disturbed.Account, cancel.Token).Select(call => call()).ToList();

        await cancel.CancelAsync();

        foreach (var call in calls)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call).WaitAsync(TimeSpan.FromSeconds(60), Token);
        }
    }

    [Fact]
    public async Task A_writer_whose_answer_was_lost_knows_what_it_wrote()
    {
        await _direct.Blobs.PutTextAsync("source", "text");
        await _direct.Blobs.StageTextAsync("committed", "00", "text");
        var lost = new HashSet<string>();
        await using var disturbed = _direct.Behind(request => request.Method == HttpMethod.Put && lost.Add(request.RequestUri!.PathAndQuery) ? new Fate.LoseAnswer() : new Fate.Pass());
        var blobs = disturbed.Account.Blobs;

        var put = await blobs.PutTextAsync("put", "text", BlobCondition.New);
        var large = await blobs.PutAsync(TextBlobs.Name("large"), new Numbers(9 << 20), BlobCondition.New, Token);
        var copied = await blobs.CopyAsync(TextBlobs.Name("source"), TextBlobs.Name("copy"), BlobCondition.New, Token);
        var committed = await blobs.CommitAsync(TextBlobs.Name("committed"), ["00"], BlobCondition.New, Token);
        var replaced = await blobs.PutTextAsync("put", "other", BlobCondition.Match(put!.ETag));

        Assert.All([large, copied, committed, replaced], Assert.NotNull);
        Assert.Equal(large, await _direct.Blobs.HeadAsync(TextBlobs.Name("large"), Token));
        Assert.Equal(copied, await _direct.Blobs.HeadAsync(TextBlobs.Name("copy"), Token));
        Assert.Equal(committed, await _direct.Blobs.HeadAsync(TextBlobs.Name("committed"), Token));
        Assert.Equal(replaced, await _direct.Blobs.HeadAsync(TextBlobs.Name("put"), Token));
        Assert.True(lost.Count >= 5);
    }

    private async Task FailsAsync(Fate fate, int mostTries)
    {
        var isOut = true;
        var tries = new ConcurrentDictionary<string, int>();
        await using var disturbed = _direct.Behind(request =>
        {
            // The tries of a call share its id.
            tries.AddOrUpdate(request.Headers.GetValues("x-ms-client-request-id").Single(), 1, (_, before) => before + 1);
            return isOut ? fate : new Fate.Pass();
        });
        var clock = Stopwatch.StartNew();

        var errors = await Task.WhenAll(Calls(disturbed.Account, Token).Select(call => Assert.ThrowsAsync<DamException>(call)));

        Assert.InRange(tries.Values.Max(), 1, mostTries);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"It took {clock.Elapsed}.");
        Assert.All(errors, error => Assert.Equal(ErrorKind.TryLater, error.Kind));
        isOut = false;
        Assert.NotNull(await disturbed.Account.Blobs.PutTextAsync("a", "again", BlobCondition.New));
        await disturbed.Account.Queue.EnqueueAsync("jobs", "again", Token);
    }

    private static List<Func<Task>> Calls(TestAccount account, CancellationToken token) =>
    [
        () => account.Blobs.PutAsync(TextBlobs.Name("a"), TextBlobs.Stream("x"), BlobCondition.None, token),
        () => account.Blobs.PutAsync(TextBlobs.Name("a"), new Numbers(9 << 20), BlobCondition.None, token),
        () => account.Blobs.OpenAsync(TextBlobs.Name("a"), 0, null, token),
        () => account.Blobs.OpenLocalAsync(TextBlobs.Name("a"), token),
        () => account.Blobs.HeadAsync(TextBlobs.Name("a"), token),
        () => account.Blobs.CopyAsync(TextBlobs.Name("a"), TextBlobs.Name("b"), BlobCondition.None, token),
        () => account.Blobs.DeleteAsync(TextBlobs.Name("a"), null, token),
        () => account.Blobs.ListAsync(TextBlobs.Container, "", 10, null, token),
        () => account.Blobs.StageAsync(TextBlobs.Name("a"), "00", TextBlobs.Stream("x"), token),
        () => account.Blobs.StagedAsync(TextBlobs.Name("a"), token),
        () => account.Blobs.CommitAsync(TextBlobs.Name("a"), ["00"], BlobCondition.None, token),
        () => account.Queue.EnqueueAsync("jobs", "x", token),
        () => account.Queue.CountAsync("jobs", token),
    ];
}
