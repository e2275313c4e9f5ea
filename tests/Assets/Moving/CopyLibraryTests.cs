using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Moving;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Moving;

public sealed class CopyLibraryTests : IAsyncDisposable
{
    private readonly Place _source = new("the source");
    private readonly Place _target = new("the target");
    private readonly CopyLibrary _copy = new(new IdGenerator(), TimeProvider.System);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_a_library_holds_its_copy_holds_the_same(int seed)
    {
        await RandomLibrary.FillAsync(_source, seed, rows: 300, blobs: 40);

        var report = await CopyAsync();

        Assert.Equal((0L, false, false), (report.Differences, report.IsResumed, report.WasFinished));
        Assert.Equal(await _source.DumpAsync(), await _target.DumpAsync());
        Assert.Equal(300, report.Parts.Where(part => part.SizeInBytes is null).Sum(part => part.Copied));
        Assert.Equal((40L, 40L), (Part(report, "originals").Items, Part(report, "originals").Copied));
    }

    [Fact]
    public async Task Large_rows_go_in_batches_that_a_table_takes()
    {
        var full = Enumerable.Range(0, 15).ToImmutableDictionary(i => $"value{i}", i => (object)new byte[64 * 1024]);
        for (var i = 0; i < 12; i++)
        {
            await _source.PutAsync("catalog", new("demo", $"{i:D2}", full));
        }

        Assert.Equal(0, (await CopyAsync()).Differences);
        Assert.Equal(await _source.DumpAsync(), await _target.DumpAsync());
    }

    [Fact]
    public async Task An_empty_library_is_a_library()
        => Assert.Equal((0L, 0L), ((await CopyAsync()).Differences, (await CopyAsync()).Parts.Sum(part => part.Items)));

    [Fact]
    public async Task What_is_derived_or_not_of_the_library_stays_and_what_stays_is_counted()
    {
        await _source.PutAsync(new("derived", "demo/a"), [1]);
        await _source.PutAsync("derived", Row("a", 1));
        await _source.PutAsync(new("uploads", "demo/b"), [1]);
        await _source.PutAsync(new("drop", "demo/default/c.jpg"), [1]);

        var report = await CopyAsync();

        Assert.Equal(["drop", "uploads"], report.LeftBehind.Keys);
        Assert.All(report.LeftBehind.Values, count => Assert.Equal(1, count));
        Assert.Empty((await _target.Blobs.ListAsync("derived", "", 10, null, Token)).Blobs);
        Assert.Null(await _target.Tables.GetAsync("derived", "demo", "a", Token));
    }

    [Fact]
    public async Task A_target_that_holds_a_library_is_refused_and_left_as_it_is()
    {
        await _source.PutAsync("catalog", Row("a", 1));
        await _target.PutAsync("presets", Row("mine", 2));

        Assert.Equal(ErrorKind.AlreadyExists, (await Assert.ThrowsAsync<DamException>(CopyAsync)).Kind);
        Assert.Single(await _target.DumpAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_target_that_holds_a_copy_of_another_library_is_refused_finished_or_not(bool isFinished)
    {
        await using var other = new Place("the other");
        await RandomLibrary.FillAsync(other, seed: 1, rows: 20, blobs: 5);
        _target.Faults.DieAt(isFinished ? int.MaxValue : 12, callHappens: true);
        await Record.ExceptionAsync(() => CopyAsync(other, _target));
        _target.Faults.Restart();

        var refused = await Assert.ThrowsAsync<DamException>(CopyAsync);
        Assert.Equal(ErrorKind.AlreadyExists, refused.Kind);
        Assert.Contains("the other", refused.Message, StringComparison.Ordinal);
        Assert.Contains(isFinished ? "a library" : "unfinished", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_library_is_no_source()
    {
        await RandomLibrary.FillAsync(_source, seed: 1, rows: 20, blobs: 5);
        _target.Faults.DieAt(12, callHappens: true);
        await Assert.ThrowsAsync<StorageDied>(CopyAsync);
        _target.Faults.Restart();

        await using var third = new Place("the third");
        Assert.Equal(ErrorKind.NotAvailable, (await Assert.ThrowsAsync<DamException>(() => CopyAsync(_target, third))).Kind);
    }

    [Fact]
    public async Task A_library_with_jobs_waiting_does_not_move()
    {
        await _source.Queue.EnqueueAsync(Job.Queue, "{}", TimeSpan.Zero, Token);

        Assert.Contains("1 messages wait", (await Assert.ThrowsAsync<DamException>(CopyAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_came_by_copy_can_move_on()
    {
        await RandomLibrary.FillAsync(_source, seed: 5, rows: 50, blobs: 8);
        await using var third = new Place("the third");
        await CopyAsync();

        Assert.Equal(0, (await CopyAsync(_target, third)).Differences);
        Assert.Equal(await _source.DumpAsync(), await third.DumpAsync());
    }

    [Fact]
    public async Task A_storage_that_lists_out_of_order_is_found_out_before_anything_is_deleted()
    {
        async IAsyncEnumerable<string> Listed(params string[] keys)
        {
            foreach (var key in keys)
            {
                await Task.Yield();
                yield return key;
            }
        }

        var joined = Listed("a", "b").JoinAsync(key => key, Listed("b", "a"), key => key, Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await joined.ToListAsync(Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _target.DisposeAsync();
    }

    private static Row Row(string key, object value) => new("demo", key, ImmutableDictionary<string, object>.Empty.Add("value", value));

    private static PartReport Part(CopyReport report, string name) => report.Parts.Single(part => part.Name == name);

    private Task<CopyReport> CopyAsync() => CopyAsync(_source, _target);

    private Task<CopyReport> CopyAsync(Place from, Place to)
        => _copy.ExecuteAsync(from.Library, to.Library, Verification.Full, new Unheard(), Token);
}
