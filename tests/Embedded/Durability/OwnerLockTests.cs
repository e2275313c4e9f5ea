using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Embedded.Tests.Durability;

public sealed class OwnerLockTests : StoreTest
{
    [Fact]
    public async Task A_second_owner_is_told_who_the_first_is()
    {
        var error = Assert.Throws<DamException>(() => TestStore.Open(Test.Options, Test.Time));

        Assert.Equal(ErrorKind.NotAvailable, error.Kind);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.Null(await Store.Blobs.HeadAsync(TextBlobs.Name("a"), Token));
    }

    [Fact]
    public async Task A_closed_store_can_be_opened_again_and_has_all_it_had()
    {
        await Store.Blobs.PutTextAsync("a", "kept");
        await Store.Queue.EnqueueAsync("jobs", "kept", TimeSpan.Zero, Token);
        var continuation = await ContinuationAsync();

        await Test.ReopenAsync();

        Assert.Equal("kept", await Store.Blobs.TextAsync("a"));
        Assert.Equal("kept", (await Store.TriggerQueue.ReceiveAsync("jobs", TimeSpan.FromMinutes(1), Token)).Body);
        Assert.Equal("c", Assert.Single((await Store.Blobs.ListAsync("pages", "", 5, continuation, Token)).Blobs).Name.Name);
    }

    [Fact]
    public async Task A_closed_store_leaves_no_log_behind_and_refuses_work()
    {
        await Store.Queue.EnqueueAsync("jobs", "x", TimeSpan.Zero, Token);
        var store = Store;
        await store.DisposeAsync();

        Assert.False(File.Exists(Path.Combine(Test.Path, "store.db-wal")));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Queue.EnqueueAsync("jobs", "x", TimeSpan.Zero, Token));
    }

    [Fact]
    public async Task A_folder_of_a_later_version_is_refused()
    {
        await Store.Database.WriteAsync(session => session.Execute("PRAGMA user_version=2"), Token);
        await Store.DisposeAsync();

        var error = Assert.Throws<DamException>(() => TestStore.Open(Test.Options, Test.Time));

        Assert.Contains("format 2", error.Message, StringComparison.Ordinal);
    }

    private async Task<string?> ContinuationAsync()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            await Store.Blobs.PutAsync(new("pages", name), new MemoryStream(), default, Token);
        }

        return (await Store.Blobs.ListAsync("pages", "", 2, null, Token)).Continuation;
    }
}
