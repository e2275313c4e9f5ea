using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Search.Asking;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Similarity;

public sealed class VisualSearchTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task An_asset_finds_the_others_best_first_and_not_itself()
    {
        var cat = await AddAsync("cat", "phash:00ff00ff00ff00ff embedding:7f00");
        await AddAsync("near", "phash:aa55aa55aa55aa55 embedding:7f50");
        await AddAsync("copy", "phash:00ff00ff00ff00f8 embedding:7f01");
        await AddAsync("far", "phash:aa55aa55aa55aa55 embedding:8100");
        var found = await AskAsync(new() { AssetId = cat.AssetId });

        Assert.Equal(["copy", "near"], found.Assets.Select(each => each.Asset.PublicId));
        Assert.Equal((2, VisualMethod.Picture), (found.Total, found.Method));
        Assert.Equal(LikenessClass.Picture, found.Assets[0].Class);
    }

    [Fact]
    public async Task A_file_that_is_not_stored_finds_its_copy()
    {
        await AddAsync("cat", "phash:00ff00ff00ff00ff");
        await using var file = await _library.FileAsync(FakeMedia.Image(note: "phash:00ff00ff00ff00ff"));
        var found = await AskAsync(new() { Path = file.Path });

        Assert.Equal(("cat", 1.0), (found.Assets.Single().Asset.PublicId, found.Assets.Single().Score));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_so_is_more_than_one_question()
    {
        await using var file = await _library.FileAsync("no picture");
        foreach (var question in new VisualQuestion[] { new() { Path = file.Path }, new(), new() { Text = "cat", AssetId = "x" }, new() { Text = " " }, new() { Text = "cat", Threshold = 2 }, new() { Text = "cat", Threshold = double.NaN } })
        {
            Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => AskAsync(question))).Kind);
        }
    }

    [Fact]
    public async Task Pages_follow_one_another_and_a_cursor_holds_for_its_question_alone()
    {
        for (var number = 0; number < 5; number++)
        {
            await AddAsync($"cat{number}", $"phash:00ff00ff00ff00f{number}");
        }

        var first = (await _library.FindAsync("cat0"))!;
        var one = await AskAsync(new() { AssetId = first.AssetId, Take = 3 });
        var two = await AskAsync(new() { AssetId = first.AssetId, Take = 3, Cursor = one.NextCursor });
        Assert.Equal((4, 3, 1, null), (one.Total, one.Assets.Count, two.Assets.Count, two.NextCursor));
        Assert.Equal(4, one.Assets.Concat(two.Assets).Select(each => each.Asset.PublicId).Distinct().Count());

        foreach (var question in new VisualQuestion[] { new() { AssetId = first.AssetId, Threshold = 0.9, Cursor = one.NextCursor }, new() { AssetId = first.AssetId, Cursor = "nonsense" } })
        {
            Assert.Equal("Invalid next_cursor", (await Assert.ThrowsAsync<DamException>(() => AskAsync(question))).Message);
        }
    }

    [Fact]
    public async Task Who_sees_some_folders_only_finds_and_counts_nothing_else()
    {
        var open = await AddAsync("open/cat", "phash:00ff00ff00ff00ff");
        var secret = await AddAsync("secret/cat", "phash:00ff00ff00ff00ff");
        var caller = Caller.User("bob", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { ["open"] = FolderPermission.View }));

        Assert.Equal(0, (await AskAsync(new() { AssetId = open.AssetId }, caller)).Total);
        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(() => AskAsync(new() { AssetId = secret.AssetId }, caller))).Kind);
    }

    [Fact]
    public async Task Words_are_looked_for_among_words_where_no_model_knows_both()
    {
        await _library.UploadAsync("park", options: new() { Tags = ["dog", "park"] });
        await _library.UploadAsync("house", options: new() { Tags = ["dog"] });
        var found = await AskAsync(new() { Text = "dog, \"park\" -" });

        Assert.Equal((VisualMethod.Words, 1), (found.Method, found.Total));
        Assert.Equal("park", found.Assets.Single().Asset.PublicId);
        Assert.Equal(0, (await AskAsync(new() { Text = "?!" })).Total);
    }

    [Fact]
    public async Task Words_are_looked_for_among_pictures_where_a_model_knows_both()
    {
        await AddAsync("cat", "embedding:7f00");
        await AddAsync("dog", "embedding:007f");
        var fingerprints = new FingerprintOf(_library.Catalog, _library.Get<AnalyzeAsset>(), _library.Get<AnalysisEngines>(), [new Words()]);
        var search = new VisualSearch(fingerprints, _library.Get<FingerprintIndex>(), _library.Catalog, _library.Get<SearchAssets>());
        var found = await search.ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, new() { Text = "a dog" }, Token);

        Assert.Equal(VisualMethod.Meaning, found.Method);
        Assert.Equal("dog", found.Assets[0].Asset.PublicId);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<VisualAnswer> AskAsync(VisualQuestion question, Caller? caller = null)
        => _library.Get<VisualSearch>().ExecuteAsync(caller ?? TestLibrary.Admin, TestLibrary.Cloud, question, Token);

    private async Task<Asset> AddAsync(string publicId, string look)
    {
        var folder = publicId.Contains('/') ? publicId.Split('/')[0] : null;
        return (await _library.UploadAsync(publicId, FakeMedia.Image(note: look), new() { Analyse = ProbeParts.PerceptualHash | ProbeParts.Embedding, Naming = new() { AssetFolder = folder } })).Asset;
    }

    /// <summary>Knows what dogs look like.</summary>
    private sealed class Words : ITextEmbedding
    {
        public Task<Embedding> OfAsync(string text, CancellationToken cancellationToken)
            => Task.FromResult(new Embedding("fake/1", text.Contains("dog", StringComparison.Ordinal) ? [10, 127] : [127, 10]));
    }
}
