using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Library;

public sealed class TrashTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task What_comes_back_is_the_same_in_every_listing_with_its_bytes_and_results()
    {
        var asset = await AddAsync("a/cat", tags: "x,y");
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        var before = await _library.FindAsync("a/cat");
        var undo = await TrashAsync(asset);
        Assert.Null(await _library.FindAsync("a/cat"));
        Assert.Null(await _library.Catalog.FindByIdAsync(asset.Cloud, asset.AssetId, Token));
        Assert.Empty((await _library.Get<ListAssets>().NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, 10, null, Token)).Assets);

        await UndoAsync(undo);
        var after = await _library.FindAsync("a/cat");
        Assert.Equal(before! with { RowETag = null, Tags = Asset.EmptyTags, Context = Asset.EmptyContext, Analysis = [] }, after! with { RowETag = null, Tags = Asset.EmptyTags, Context = Asset.EmptyContext, Analysis = [] });
        Assert.Equal(before.Tags, after.Tags);
        Assert.Equal(before.Analysis, after.Analysis);
        Assert.Equal("0123456789abcdef", (await _library.Catalog.ResultsAsync(after, Token))?.PerceptualHash);
        Assert.NotNull(await _library.ReadAsync(after.Original));
        Assert.Single((await _library.Get<ListAssets>().TaggedAsync(TestLibrary.Admin, TestLibrary.Cloud, "y", 10, null, Token)).Assets);
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task The_most_tags_an_asset_can_have_do_not_keep_it_from_going_and_coming_back()
    {
        var asset = await AddAsync("cat", tags: string.Join(',', Enumerable.Range(0, 80)));
        await UndoAsync(await TrashAsync(asset));

        Assert.Equal(80, (await _library.FindAsync("cat"))!.Tags.Count);
    }

    [Fact]
    public async Task After_ten_minutes_the_asset_is_erased_with_all_there_was_of_it()
    {
        var asset = await AddAsync("cat");
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        await _library.Get<Deriver>().GetAsync((await _library.FindAsync("cat"))!, new("c_fill,h_10,w_10", "jpg", null, null), Token);
        await _library.RestartAsync();
        var undo = await TrashAsync(asset);
        for (var minute = 0; minute < 9; minute++)
        {
            await _library.SweepAsync();
        }

        Assert.NotNull(await _library.ReadAsync(asset.Original));
        await _library.SweepAsync();
        await _library.SweepAsync();
        Assert.Null(await _library.ReadAsync(asset.Original));
        await Assert.ThrowsAsync<DamException>(() => UndoAsync(undo));
        var report = await _library.AssertCleanAsync();
        Assert.Equal((0, 0), (report.Assets, report.Originals));
        Assert.Null(await _library.Tables.GetAsync(CatalogKeys.Table, asset.Cloud, CatalogKeys.Results(asset.AssetId), Token));
    }

    [Fact]
    public async Task While_it_can_come_back_nothing_of_it_counts_as_lost()
    {
        var asset = await AddAsync("cat");
        await TrashAsync(asset);
        var report = await _library.CheckAsync();

        Assert.Empty(report.DanglingBlobs.Concat(report.MissingBlobs).Concat(report.DanglingRows));
        Assert.Equal((0, 1), (report.Assets, report.Originals));
    }

    [Fact]
    public async Task Between_the_end_of_the_time_and_the_sweep_it_is_too_late_already()
    {
        var undo = await TrashAsync(await AddAsync("cat"));
        _library.Clock.Advance(TrashAssets.UndoTime);

        Assert.StartsWith("It is too late to undo", (await Assert.ThrowsAsync<DamException>(() => UndoAsync(undo))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_that_began_is_the_end_even_when_nothing_is_erased_yet()
    {
        var asset = await AddAsync("cat");
        await _library.SweepAsync();
        var undo = await TrashAsync(asset);
        _library.Faults.DieAt(3, callHappens: false);
        await Record.ExceptionAsync(() => _library.Get<Outbox>().SweepAsync(asset.Cloud, _library.Clock.GetUtcNow() + TimeSpan.FromHours(1), Token));
        await _library.RestartAsync();

        await Assert.ThrowsAsync<DamException>(() => UndoAsync(undo));
        await _library.Get<Outbox>().SweepAsync(asset.Cloud, _library.Clock.GetUtcNow() + TimeSpan.FromHours(1), Token);
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task What_came_back_in_the_midst_of_a_sweep_is_not_erased()
    {
        var asset = await AddAsync("cat");
        await _library.SweepAsync();
        var undo = await TrashAsync(asset);

        // The sweep has read the debt; before it pays, somebody undoes.
        _library.Faults.DieAt(int.MaxValue, callHappens: true);
        var undone = false;
        _library.Faults.AfterCall = async number =>
        {
            if (number == 1 && !undone)
            {
                undone = true;
                await UndoAsync(undo);
            }
        };
        await _library.Get<Outbox>().SweepAsync(asset.Cloud, _library.Clock.GetUtcNow() + TimeSpan.FromHours(1), Token);

        Assert.True(undone);
        Assert.NotNull(await _library.ReadAsync((await _library.FindAsync("cat"))!.Original));
        await _library.AssertCleanOfUploadsAsync(assets: 1);
    }

    [Fact]
    public async Task An_analysis_that_the_deletion_cut_short_is_owed_again()
    {
        var asset = await AddAsync("cat");
        var undo = await TrashAsync(asset);
        await _library.SweepAsync();
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        await UndoAsync(undo);
        await _library.SweepAsync();

        Assert.Equal(2, await _library.Queue.CountAsync(Job.Queue, Token));
    }

    [Fact]
    public async Task Many_who_undo_at_once_bring_it_back_once()
    {
        var undo = await TrashAsync(await AddAsync("cat"));
        var errors = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Record.ExceptionAsync(() => UndoAsync(undo)).AsTask()));

        Assert.All(errors, error => Assert.Equal("There is nothing to undo: it was undone already", error?.Message ?? "There is nothing to undo: it was undone already"));
        Assert.NotNull(await _library.FindAsync("cat"));
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task Who_may_not_manage_a_folder_neither_deletes_nor_brings_back()
    {
        var asset = await AddAsync("cat");
        var editor = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { [""] = FolderPermission.Edit }));
        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => _library.Get<TrashAssets>().ExecuteAsync(editor, TestLibrary.Cloud, asset.AssetId, Token))).Kind);
        var (_, outcomes) = await _library.Get<TrashAssets>().ExecuteAsync(editor, TestLibrary.Cloud, [asset.AssetId], Token);
        Assert.NotNull(Assert.Single(outcomes).Problem);

        var undo = await TrashAsync(asset);
        Assert.Empty((await _library.Get<UndoDelete>().ExecuteAsync(editor, TestLibrary.Cloud, undo, Token)).Restored);
        Assert.Null(await _library.FindAsync("cat"));
    }

    /// <summary>The process dies at each call to the storage in turn, before it or after it; then it starts again.</summary>
    [Fact]
    public async Task Wherever_a_deletion_or_its_undoing_dies_the_asset_is_whole_or_gone()
    {
        for (var call = 1; call <= 8; call++)
        {
            foreach (var happens in new[] { false, true })
            {
                var name = $"cat-{call}-{happens}";
                var asset = await AddAsync(name);
                _library.Faults.DieAt(call, happens);
                string? undo = null;
                await Record.ExceptionAsync(async () =>
                {
                    undo = await TrashAsync(asset);
                    await UndoAsync(undo);
                });
                await _library.RestartAsync();

                var now = await _library.FindAsync(name);
                if (now is null && undo is not null)
                {
                    await UndoAsync(undo);
                    now = await _library.FindAsync(name);
                }

                Assert.True(now is null ? undo is null : now.VersionId == asset.VersionId);
                Assert.NotNull(await _library.ReadAsync(asset.Original));
                var report = await _library.CheckAsync();
                Assert.Empty(report.DanglingBlobs.Concat(report.MissingBlobs).Concat(report.DanglingRows));
            }
        }
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<Asset> AddAsync(string publicId, string? tags = null)
        => (await _library.UploadAsync(publicId, options: new() { Tags = Labels.Tags(tags) })).Asset;

    private async Task<string> TrashAsync(Asset asset)
        => (await _library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, asset.AssetId, Token)).Token;

    private Task<(IReadOnlyList<Asset> Restored, IReadOnlyList<TrashOutcome> Failed)> UndoAsync(string undo)
        => _library.Get<UndoDelete>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, undo, Token);
}
