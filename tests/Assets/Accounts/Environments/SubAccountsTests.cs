using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Accounts.Environments;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Search.Reconcile;
using ServerlessDam.Assets.Presets;

namespace ServerlessDam.Assets.Tests.Accounts.Environments;

public sealed class SubAccountsTests : IAsyncDisposable
{
    private static readonly AssetKey Sample = new("news", ResourceType.Image, "upload", "sample");

    private readonly TestEnvironments _test = new();

    [Theory]
    [InlineData("my_cloud name", "my-cloud-name")]
    [InlineData("Æther & co", "ther-co")]
    [InlineData("__a__", "a")]
    public async Task The_name_of_the_cloud_is_made_of_the_name(string name, string cloud)
        => Assert.Equal(cloud, (await _test.CreateAsync(name)).CloudName);

    [Theory]
    [InlineData("library")]
    [InlineData("Provisioning")]
    [InlineData("v1234")]
    [InlineData("image")]
    [InlineData("###")]
    public async Task A_name_that_means_something_else_or_nothing_is_refused(string name)
        => Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => _test.CreateAsync(name))).Kind);

    [Fact]
    public async Task Of_many_who_want_a_name_at_once_one_gets_it()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 10).Select(async number =>
        {
            try
            {
                await _test.CreateAsync(number % 2 == 0 ? "news" : "NEWS");
                return true;
            }
            catch (DamException e) when (e.Kind == ErrorKind.AlreadyExists)
            {
                return false;
            }
        }));

        Assert.Single(tries, got => got);
    }

    [Fact]
    public async Task Of_keys_that_are_generated_at_once_none_is_lost()
    {
        var made = await _test.CreateAsync("news");
        var keys = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _test.Keys.GenerateAsync(TestEnvironments.Owner, made.Id, new("k", null, null), Token)));

        var all = await _test.Keys.ListAsync(TestEnvironments.Owner, made.Id, Token);
        Assert.Equal([made.Keys[0].ApiKey, .. keys.Select(key => key.ApiKey).Order()], [all[0].ApiKey, .. all.Skip(1).Select(key => key.ApiKey).Order()]);
    }

    [Fact]
    public async Task An_environment_has_a_bounded_number_of_keys()
    {
        var made = await _test.CreateAsync("news");
        for (var i = 1; i < StoredEnvironment.MostKeys; i++)
        {
            await _test.Keys.GenerateAsync(TestEnvironments.Owner, made.Id, new(null, null, null), Token);
        }

        await Assert.ThrowsAsync<DamException>(() => _test.Keys.GenerateAsync(TestEnvironments.Owner, made.Id, new(null, null, null), Token));
    }

    [Fact]
    public async Task The_webhooks_of_an_environment_are_signed_by_the_key_that_is_dedicated_for_them()
    {
        var made = await _test.CreateAsync("news");
        var key = await _test.Keys.GenerateAsync(TestEnvironments.Owner, made.Id, new("hooks", null, [AccessKey.Webhooks]), Token);

        var environment = await _test.Here.FindAsync("news", Token);
        Assert.Equal((made.Keys[0].ApiKey, key.ApiKey), (environment!.PrimaryKey.ApiKey, environment.WebhookKey.ApiKey));
    }

    [Fact]
    public async Task A_key_of_an_environment_does_not_make_its_holder_the_owner_of_the_account()
    {
        var holder = Caller.Of(new("1", TestEnvironments.Secret, Enabled: true), CredentialKind.Basic);

        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => _test.Accounts.ListAsync(holder, Token))).Kind);
        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => _test.People.ListAsync(holder, new(), Token))).Kind);
        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => _test.Groups.ListAsync(holder, Token))).Kind);
    }

    [Fact]
    public async Task A_renamed_environment_keeps_id_and_keys_and_leaves_its_old_name_to_nobody()
    {
        var made = await _test.CreateAsync("news");
        var renamed = await _test.Accounts.UpdateAsync(TestEnvironments.Owner, made.Id, new() { CloudName = "press" }, Token);

        Assert.Equal((made.Id, "press"), (renamed.Id, renamed.CloudName));
        Assert.Null(await _test.Here.FindAsync("news", Token));
        Assert.NotNull((await _test.Here.FindAsync("press", Token))!.FindKey(made.Keys[0].ApiKey));
        Assert.Equal(ErrorKind.AlreadyExists, (await Assert.ThrowsAsync<DamException>(() => _test.CreateAsync("news"))).Kind);
        Assert.Equal("news", (await _test.CreateAsync("news2") is { } other ? other.CloudName[..4] : null));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("trash")]
    [InlineData("folder")]
    public async Task An_environment_that_would_lose_something_is_not_renamed(string what)
    {
        var (made, library) = (await _test.CreateAsync("news"), _test.Library);
        var sample = (await library.Catalog.FindAsync(Sample, Token))!;
        await (what switch
        {
            "backup" => library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, Sample, keep: true, Token),
            "trash" => library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, "news", sample.AssetId, Token),
            _ => (Task)library.Get<FolderTree>().EnsureAsync("news", "pets", Token),
        });

        var error = await Assert.ThrowsAsync<DamException>(() => _test.Accounts.UpdateAsync(TestEnvironments.Owner, made.Id, new() { CloudName = "press" }, Token));
        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
    }

    [Fact]
    public async Task A_copy_of_an_environment_has_neither_its_hosts_nor_what_opens_its_tokens()
    {
        var made = await _test.CreateAsync("news");
        await SetAsync(made, "media.news.test", "00112233445566778899aabbccddeeff", "token");
        var copy = await _test.Accounts.CreateAsync(TestEnvironments.Owner, new() { Name = "press" }, made.Id, Token);

        Assert.Equal(((string?)null, (string?)null, "token"), (copy.Settings.Hosts, copy.Settings.TokenKey, copy.Settings.TokenName));
        Assert.Equal("news", (await _test.Here.FindByHostAsync("media.news.test", Token))?.CloudName);
    }

    [Theory]
    [InlineData("media.news.test")]
    [InlineData("own.test, MEDIA.news.test")]
    [InlineData("a1.media.news.test")]
    public async Task A_host_that_stands_for_another_environment_is_refused(string hosts)
    {
        await SetAsync(await _test.CreateAsync("news"), "media.news.test");
        var other = await _test.CreateAsync("press");

        Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => SetAsync(other, hosts))).Kind);
        await SetAsync(other, "media.press.test");
        await SetAsync(other, "media.press.test");
        Assert.Equal("press", (await _test.Here.FindByHostAsync("media.press.test", Token))?.CloudName);
    }

    [Fact]
    public async Task What_a_deleted_environment_held_is_erased_and_nothing_of_another()
    {
        var made = await _test.CreateAsync("news");
        await _test.Library.UploadAsync("kept");
        await _test.Library.Get<UploadPresets>().CreateAsync(TestLibrary.Admin, "news", new("p", Unsigned: false, UploadPresets.Default.Settings), Token);
        await _test.Accounts.DeleteAsync(TestEnvironments.Owner, made.Id, Token);
        Assert.Equal(["news"], await _test.Store.UnerasedAsync(Token));

        var work = Erasing();
        var batch = new Batch { Id = "b", Cloud = "news", Kind = work.Kind, Arguments = "{}", CreatedAt = default, UpdatedAt = default };
        while (batch.State == BatchState.Running)
        {
            batch = await work.StepAsync(batch, Token);
        }

        Assert.Equal((BatchState.Done, 2L), (batch.State, batch.Done));
        Assert.Empty(await _test.Store.UnerasedAsync(Token));
        Assert.Null(await _test.Library.Catalog.FindAsync(new("news", ResourceType.Image, "upload", "sample"), Token));
        Assert.Empty((await _test.Library.Get<UploadPresets>().ListAsync(TestLibrary.Admin, "news", PresetOrder.Newest, 10, null, Token)).Presets);
        Assert.NotNull(await _test.Library.FindAsync("kept"));
    }

    [Fact]
    public async Task Of_a_deleted_environment_no_index_is_left_and_nothing_that_tells_of_one()
    {
        var made = await _test.CreateAsync("news");
        var states = _test.Library.Get<IndexStates>();
        await states.ChangeAsync("news", state => state with { Identity = "an index" }, Token);
        await _test.Accounts.DeleteAsync(TestEnvironments.Owner, made.Id, Token);
        var work = Erasing();
        var batch = new Batch { Id = "b", Cloud = "news", Kind = work.Kind, Arguments = "{}", CreatedAt = default, UpdatedAt = default };
        await _test.Library.Index.WriteAsync("news", [new("0a", new("0a", "nowhere", "lost", [], []))], Token);
        while (batch.State == BatchState.Running)
        {
            batch = await work.StepAsync(batch, Token);
        }

        Assert.Equal(0, await _test.Library.Index.CountAsync("news", Token));
        Assert.Null((await states.ReadAsync("news", Token)).Identity);
    }

    [Fact]
    public async Task Of_a_deleted_environment_no_kept_version_is_left()
    {
        var made = await _test.CreateAsync("news");
        await _test.Library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, Sample, keep: true, Token);
        await _test.Accounts.DeleteAsync(TestEnvironments.Owner, made.Id, Token);

        var work = Erasing();
        var batch = new Batch { Id = "b", Cloud = "news", Kind = work.Kind, Arguments = "{}", CreatedAt = default, UpdatedAt = default };
        while (batch.State == BatchState.Running)
        {
            batch = await work.StepAsync(batch, Token);
        }

        await _test.Library.SweepAsync();
        Assert.Empty(await _test.Store.UnerasedAsync(Token));
        var report = await _test.Library.AssertCleanAsync();
        Assert.Equal((0, 0, 0), (report.Assets, report.Originals, report.KeptVersions));
    }

    private EraseEnvironment Erasing() => new(
        _test.Tables, _test.Library.Get<DeleteAsset>(), _test.Library.Get<Outbox>(), _test.Library.Get<SearchFeed>(), _test.Library.Index, _test.Library.Get<IndexStates>(), _test.Store);

    [Fact]
    public async Task An_environment_in_use_is_never_erased()
    {
        await _test.CreateAsync("news");
        var work = Erasing();

        var after = await work.StepAsync(new Batch { Id = "b", Cloud = "news", Kind = work.Kind, Arguments = "{}", CreatedAt = default, UpdatedAt = default }, Token);

        Assert.Equal(BatchState.Cancelled, after.State);
        Assert.NotNull(await _test.Library.Catalog.FindAsync(new("news", ResourceType.Image, "upload", "sample"), Token));
    }

    [Fact]
    public async Task The_configured_environment_is_listed_before_and_after_it_has_a_row()
    {
        var before = Assert.Single(await _test.Accounts.ListAsync(TestEnvironments.Owner, Token));
        await _test.Store.EnsureConfiguredAsync(Token);
        var after = Assert.Single(await _test.Accounts.ListAsync(TestEnvironments.Owner, Token));

        Assert.Equal((before.Id, true, TestLibrary.Cloud), (after.Id, after.IsConfigured, after.CloudName));
        Assert.NotNull((await _test.Here.FindAsync(TestLibrary.Cloud, Token))!.CreatedAt);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    private Task<StoredEnvironment> SetAsync(StoredEnvironment environment, string hosts, string? tokenKey = null, string tokenName = "token")
    {
        EnvironmentSettings Set(EnvironmentSettings settings)
        {
            (settings.Hosts, settings.TokenKey, settings.TokenName) = (hosts, tokenKey, tokenName);
            return settings;
        }

        return _test.Accounts.UpdateAsync(TestEnvironments.Owner, environment.Id, new() { Settings = Set }, Token);
    }
}
