using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload.Chunks;

namespace ServerlessDam.Assets.Tests.Upload.Chunks;

public sealed class ChunkedUploadsTests : IAsyncDisposable
{
    private const long Piece = ChunkedUploads.LeastSizeInBytes;

    private static readonly Dictionary<string, string> Parameters = new() { ["public_id"] = "cat" };

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task Pieces_out_of_order_make_the_file_when_the_last_one_is_there()
    {
        var total = (2 * Piece) + 7;

        Assert.Null((await AddAsync(2 * Piece, 7, total)).Whole);
        Assert.Null((await AddAsync(0, Piece, total)).Whole);
        var done = await AddAsync(Piece, Piece, total);

        Assert.Equal(total, done.ReceivedBytes);
        await AssertWholeAsync(done, total);
    }

    [Fact]
    public async Task Pieces_at_the_same_moment_make_the_file_once()
    {
        const int count = 4;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => AddAsync(i * Piece, Piece, count * Piece))));

        await AssertWholeAsync(Assert.Single(outcomes, outcome => outcome.Whole is not null), count * Piece);
        Assert.Single(outcomes.Select(outcome => outcome.Parameters[ChunkedUploads.SeedParameter]).Distinct());
    }

    [Fact]
    public async Task The_size_of_the_whole_may_come_with_the_last_piece()
    {
        Assert.Null((await AddAsync(0, Piece, null)).Whole);
        await AssertWholeAsync(await AddAsync(Piece, 3, Piece + 3), Piece + 3);
    }

    [Fact]
    public async Task The_same_piece_again_replaces_itself()
    {
        await AddAsync(0, Piece, Piece + 3);
        Assert.Equal(Piece, (await AddAsync(0, Piece, Piece + 3)).ReceivedBytes);
        await AssertWholeAsync(await AddAsync(Piece, 3, Piece + 3), Piece + 3);
    }

    [Fact]
    public async Task Parts_by_number_are_whole_when_all_numbers_are_there()
    {
        Assert.Null((await AddPartAsync(2, 2, 5)).Whole);
        await AssertWholeAsync(await AddPartAsync(1, 2, Piece), Piece + 5);
    }

    [Fact]
    public async Task The_parameters_of_the_first_piece_count()
    {
        await AddAsync(0, Piece, Piece + 1);
        var done = await AddAsync(Piece, 1, Piece + 1, parameters: new() { ["public_id"] = "dog" });

        Assert.Equal("cat", done.Parameters["public_id"]);
    }

    [Fact]
    public async Task A_piece_that_does_not_fit_is_refused_and_spoils_nothing()
    {
        await AddAsync(0, Piece, Piece + 3);

        await AssertRefusedAsync(() => AddAsync(Piece - 1, Piece, null));
        await AssertRefusedAsync(() => AddAsync(Piece, Piece, null));
        await AssertRefusedAsync(() => AddAsync(Piece, 4, Piece + 4));
        await AssertRefusedAsync(() => AddPartAsync(1, 2, Piece));
        await AssertWholeAsync(await AddAsync(Piece, 3, Piece + 3), Piece + 3);
    }

    [Fact]
    public async Task Only_the_last_piece_may_be_small_and_none_may_be_empty()
    {
        await AssertRefusedAsync(() => AddAsync(0, Piece - 1, 2 * Piece));
        await AssertRefusedAsync(() => AddAsync(0, 0, null));
        await AssertRefusedAsync(() => AddPartAsync(1, 2, Piece - 1));
    }

    [Fact]
    public async Task A_piece_that_is_not_as_long_as_announced_is_refused()
        => await AssertRefusedAsync(() => AddAsync(0, Piece, 2 * Piece, announced: Piece + 1));

    [Fact]
    public async Task Uploads_of_two_clouds_do_not_meet()
    {
        await AddAsync(0, Piece, Piece + 3);
        Assert.Null((await AddAsync(Piece, 3, Piece + 3, cloud: "other")).Whole);
    }

    [Fact]
    public async Task What_was_never_completed_is_dropped_after_a_day_also_of_a_cloud_without_assets()
    {
        await AddAsync(0, Piece, 2 * Piece);
        await _library.SweepAsync();
        Assert.Equal(2 * Piece, (await AddAsync(0, Piece, 2 * Piece)).ReceivedBytes + Piece);

        _library.Clock.Advance(TimeSpan.FromHours(25));
        await _library.SweepAsync();
        Assert.Equal(Piece, (await AddAsync(Piece, Piece, 2 * Piece, parameters: new() { ["public_id"] = "new" })).ReceivedBytes);
    }

    [Fact]
    public async Task Until_the_file_is_taken_any_piece_again_brings_it_again_with_the_same_seed()
    {
        await AddAsync(0, Piece, Piece + 3);
        var first = await AddAsync(Piece, 3, Piece + 3);
        var again = await AddAsync(Piece, 3, Piece + 3);

        Assert.Equal(first.Parameters[ChunkedUploads.SeedParameter], again.Parameters[ChunkedUploads.SeedParameter]);
        Assert.Equal(Piece + 3, again.ReceivedBytes);
        await AssertWholeAsync(again, Piece + 3);
        var progress = await _library.Get<ChunkedUploads>().FindAsync(TestLibrary.Cloud, "upload 1", Token);
        Assert.Equal((0, Piece + 2), Assert.Single(progress!.Received));
    }

    [Fact]
    public async Task Parts_by_number_bring_the_file_again_too()
    {
        await AddPartAsync(1, 2, Piece);
        await AddPartAsync(2, 2, 5);
        await AssertWholeAsync(await AddPartAsync(2, 2, 5), Piece + 5);
    }

    [Fact]
    public async Task An_upload_that_goes_on_is_not_dropped_however_long_it_takes()
    {
        for (var i = 0; i < 3; i++)
        {
            await AddAsync(i * Piece, Piece, (3 * Piece) + 1);
            _library.Clock.Advance(TimeSpan.FromHours(20));
            await _library.SweepAsync();
        }

        await AssertWholeAsync(await AddAsync(3 * Piece, 1, (3 * Piece) + 1), (3 * Piece) + 1);
    }

    [Fact]
    public async Task A_dropped_upload_takes_its_parts_along_where_the_storage_would_keep_them()
    {
        await AddAsync(0, Piece, 2 * Piece);
        _library.Clock.Advance(TimeSpan.FromHours(25));
        var uploads = new ChunkedUploads(_library.Tables, new FailingBlobs(_library.Blobs, new()) { KeepsStaged = true }, _library.Get<IClaims>(), _library.Clock);

        Assert.Equal(1, await uploads.ReapAsync(Token));
        Assert.Equal(Piece, (await AddAsync(Piece, Piece, 2 * Piece)).ReceivedBytes);
    }

    [Fact]
    public async Task A_taken_file_leaves_nothing_behind()
    {
        var done = await AddAsync(0, 3, 3);
        await _library.Get<ChunkedUploads>().EndAsync(TestLibrary.Cloud, done.Whole!.Value, Token);

        Assert.Null(await _library.ReadAsync(done.Whole.Value));
        Assert.Equal("dog", (await AddAsync(0, 3, 3, parameters: new() { ["public_id"] = "dog" })).Parameters["public_id"]);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static async Task AssertRefusedAsync(Func<Task> action)
        => Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(action)).Kind);

    /// <summary>Bytes that tell their place, so that a file put together wrongly is another file.</summary>
    private static MemoryStream Bytes(long start, long size)
        => new([.. Enumerable.Range(0, (int)size).Select(i => (byte)((start + i) * 2_654_435_761L >> 16))]);

    private async Task<ChunkOutcome> AddAsync(
        long start, long size, long? total, long? announced = null, string cloud = TestLibrary.Cloud, Dictionary<string, string>? parameters = null)
    {
        await using var bytes = Bytes(start, size);
        var chunk = new Chunk("upload 1", start, announced ?? size, total, null, null, IsLast: start + size == total);
        return await _library.Get<ChunkedUploads>().AddAsync(cloud, chunk, bytes, size, parameters ?? Parameters, _library.Get<IdGenerator>(), Token);
    }

    private async Task<ChunkOutcome> AddPartAsync(int number, int parts, long size)
    {
        await using var bytes = Bytes((number - 1) * Piece, size);
        var chunk = new Chunk("upload 1", 0, null, null, number, parts, IsLast: number == parts);
        return await _library.Get<ChunkedUploads>().AddAsync(TestLibrary.Cloud, chunk, bytes, size, Parameters, _library.Get<IdGenerator>(), Token);
    }

    private async Task AssertWholeAsync(ChunkOutcome outcome, long size)
    {
        Assert.NotNull(outcome.Whole);
        await using var blob = await _library.Blobs.OpenAsync(outcome.Whole.Value, 0, null, Token);
        using var stored = new MemoryStream();
        await blob!.Content.CopyToAsync(stored, Token);
        Assert.True(Bytes(0, size).ToArray().AsSpan().SequenceEqual(stored.ToArray()), "other bytes");
    }
}
