using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Usage;

namespace ServerlessDam.Assets.Tests.Usage;

public sealed class ReportUsageTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private DateOnly Today => DateOnly.FromDateTime(_library.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_small_library_is_counted_at_once()
    {
        var bytes = (await _library.UploadAsync("a")).Asset.SizeInBytes;
        await _library.UploadAsync("b");

        var size = await ReportAsync(null);
        Assert.Equal((2, 2 * bytes, 0), (size.Assets, size.SizeInBytes, size.Derived));
    }

    [Fact]
    public async Task A_day_that_is_over_is_as_it_was_counted_last()
    {
        await _library.UploadAsync("a");
        await ReportAsync(null);
        var day = Today;
        _library.Clock.Advance(TimeSpan.FromDays(3));
        await _library.UploadAsync("b");
        await ReportAsync(null);

        Assert.Equal(1, (await ReportAsync(day)).Assets);
        Assert.Equal(1, (await ReportAsync(day.AddDays(2))).Assets);
        Assert.Equal(0, (await ReportAsync(day.AddDays(-1))).Assets);
        Assert.Equal(2, (await ReportAsync(Today)).Assets);
    }

    [Fact]
    public async Task A_large_library_is_counted_in_the_background_by_one_batch()
    {
        await _library.Get<CatalogSeeder>().ExecuteAsync(TestLibrary.Cloud, 0, 5500, SeededOriginals.None, new Progress<int>(), Token);
        await ReportAsync(null);
        await ReportAsync(null);
        Assert.Equal(1, await _library.Queue.CountAsync(Job.Queue, Token));

        var id = (await _library.Get<UsageStore>().CountingAsync(TestLibrary.Cloud, Token))!;
        await _library.Get<RunJob>().ExecuteAsync(new Job(RunBatch.JobKind, TestLibrary.Cloud, id), Token);
        Assert.Equal(5500, (await ReportAsync(null)).Assets);
    }

    [Fact]
    public async Task A_day_to_come_or_long_gone_and_a_user_of_the_library_are_refused()
    {
        Assert.Equal(ErrorKind.InvalidParameter, await KindAsync(() => ReportAsync(Today.AddDays(1))));
        Assert.Equal(ErrorKind.InvalidParameter, await KindAsync(() => ReportAsync(Today.AddDays(-100))));
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Everything);
        Assert.Equal(ErrorKind.Forbidden, await KindAsync(() => _library.Get<ReportUsage>().ExecuteAsync(user, TestLibrary.Cloud, null, Token)));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<LibrarySize> ReportAsync(DateOnly? day) => _library.Get<ReportUsage>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, day, Token);

    private static async Task<ErrorKind> KindAsync(Func<Task> action) => (await Assert.ThrowsAsync<DamException>(action)).Kind;
}
