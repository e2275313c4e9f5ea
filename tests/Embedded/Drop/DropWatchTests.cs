using ServerlessDam.Triggers;

namespace ServerlessDam.Embedded.Tests.Drop;

/// <summary>When a dropped file is taken.</summary>
public sealed class DropWatchTests : StoreTest
{
    private readonly List<BlobArrival> _arrivals = [];
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private Task _watching = Task.CompletedTask;

    private string Root => Path.Combine(Test.Path, "drop");

    [Fact]
    public async Task A_file_is_taken_once_it_has_stood_still_for_two_seconds_and_only_once()
    {
        Write("demo/a.jpg", "x");
        await WatchAsync();

        Assert.Empty(await AfterAsync(1));
        Assert.Equal(["demo/a.jpg"], await AfterAsync(1));
        Assert.Equal(["demo/a.jpg"], await AfterAsync(10));
        await StopAsync();
    }

    [Fact]
    public async Task A_file_that_grows_is_waited_for()
    {
        Write("demo/a.jpg", "x");
        await WatchAsync();
        for (var i = 2; i < 6; i++)
        {
            Write("demo/a.jpg", new string('x', i));
            Assert.Empty(await AfterAsync(1));
        }

        Assert.Empty(await AfterAsync(1));
        Assert.Equal(["demo/a.jpg"], await AfterAsync(2));
        await StopAsync();
    }

    [Fact]
    public async Task An_old_time_does_not_hurry_a_copy()
    {
        await WatchAsync();
        await AfterAsync(1);
        Write("demo/a.jpg", "x");
        File.SetLastWriteTimeUtc(Path.Combine(Root, "demo/a.jpg"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Empty(await AfterAsync(1));
        Assert.Empty(await AfterAsync(1));
        Assert.Single(await AfterAsync(1));
        await StopAsync();
    }

    [Fact]
    public async Task A_file_that_changes_or_comes_back_is_taken_again()
    {
        Write("demo/a.jpg", "one");
        await WatchAsync();
        await AfterAsync(3);
        Write("demo/a.jpg", "other");
        Assert.Equal(2, (await AfterAsync(3)).Count);
        File.Delete(Path.Combine(Root, "demo/a.jpg"));
        await AfterAsync(1);
        // Past a tick of the file system's clock: it may give the same inode out again.
        await Task.Delay(50, Token);
        Write("demo/a.jpg", "other");

        Assert.Equal(3, (await AfterAsync(3)).Count);
        Assert.Equal(3, _arrivals.Select(arrival => arrival.ETag).Distinct().Count());
        await StopAsync();
    }

    [Fact]
    public async Task A_file_renamed_into_place_is_taken_under_its_last_name()
    {
        Write("demo/a.jpg.part", "x");
        await WatchAsync();
        Assert.Empty(await AfterAsync(5));
        File.Move(Path.Combine(Root, "demo/a.jpg.part"), Path.Combine(Root, "demo/a.jpg"));

        Assert.Equal(["demo/a.jpg"], await AfterAsync(4));
        await StopAsync();
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        File.WriteAllText(Path.Combine(Root, path), text);
    }

    private async Task WatchAsync()
    {
        // The reaper's first round is the only other that waits for this clock.
        await RestAsync();
        Test.Time.Advance(TimeSpan.FromSeconds(1));
        while (Test.Time.Waiting > 0)
        {
            await Task.Delay(1, Token);
        }

        _watching = Task.Run(CollectAsync, Token);
    }

    private async Task CollectAsync()
    {
        await foreach (var arrival in Store.Arrivals.WatchAsync("drop", _stop.Token))
        {
            lock (_arrivals)
            {
                _arrivals.Add(arrival);
            }
        }
    }

    /// <summary>The names taken by then, second by second so that no look is left out.</summary>
    private async Task<List<string>> AfterAsync(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            await RestAsync();
            Test.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await RestAsync();
        lock (_arrivals)
        {
            return [.. _arrivals.Select(arrival => arrival.Name)];
        }
    }

    /// <summary>Until the watcher waits for its next look.</summary>
    private async Task RestAsync()
    {
        while (Test.Time.Waiting == 0)
        {
            await Task.Delay(1, Token);
        }
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _watching);
        _stop.Dispose();
    }
}
