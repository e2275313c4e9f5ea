using ServerlessDam.Assets.Accounts.Environments;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Accounts.Environments;

public sealed class ProductEnvironmentsTests : IAsyncDisposable
{
    private readonly TestEnvironments _test = new();

    [Fact]
    public async Task The_configured_environment_is_there_with_its_key_before_anything_is_stored()
    {
        var found = await _test.Here.FindAsync(TestLibrary.Cloud, Token);

        Assert.True(found!.FindKey("1")!.HasSecret(TestEnvironments.Secret));
        Assert.Null(found.CreatedAt);
    }

    [Fact]
    public async Task A_new_environment_is_found_at_once_here_and_within_a_second_elsewhere()
    {
        Assert.Null(await _test.There.FindAsync("news", Token));
        var made = await _test.CreateAsync("news");

        Assert.Equal(made.Id, (await _test.Here.FindAsync("news", Token))?.Id);
        _test.Library.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await _test.There.FindAsync("news", Token))!.FindKey(made.Keys[0].ApiKey)!.HasSecret(made.Keys[0].Secret));
    }

    [Fact]
    public async Task A_deleted_environment_is_gone_at_once_here_and_within_a_second_elsewhere()
    {
        var made = await _test.CreateAsync("news");
        Assert.NotNull(await _test.There.FindAsync("news", Token));
        await _test.Accounts.DeleteAsync(TestEnvironments.Owner, made.Id, Token);

        Assert.Null(await _test.Here.FindAsync("news", Token));
        _test.Library.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await _test.There.FindAsync("news", Token));
    }

    [Fact]
    public async Task Guessing_names_reads_nothing()
    {
        await _test.Here.FindAsync("news", Token);
        var reads = _test.Tables.Reads;
        for (var i = 0; i < 1000; i++)
        {
            Assert.Null(await _test.Here.FindAsync($"guess{i}", Token));
        }

        Assert.Equal(reads, _test.Tables.Reads);
    }

    [Fact]
    public async Task While_nothing_changes_a_look_is_one_point_read()
    {
        await _test.CreateAsync("news");
        await _test.There.FindAsync("news", Token);
        var reads = _test.Tables.Reads;
        _test.Library.Clock.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _test.There.FindAsync("news", Token).AsTask()));

        Assert.Equal(reads + 1, _test.Tables.Reads);
    }

    [Fact]
    public async Task A_storage_that_is_down_hides_no_environment_that_is_known()
    {
        await _test.CreateAsync("news");
        await _test.There.FindAsync("news", Token);
        _test.Tables.IsDown = true;
        _test.Library.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull(await _test.There.FindAsync("news", Token));
        Assert.NotNull(await _test.There.FindAsync(TestLibrary.Cloud, Token));
    }

    [Fact]
    public async Task What_this_instance_changed_it_sees_however_slow_the_storage_is()
    {
        var made = await _test.CreateAsync("news");
        Assert.NotNull(await _test.Here.FindAsync("news", Token));
        await _test.Accounts.DeleteAsync(TestEnvironments.Owner, made.Id, Token);
        var answering = new TaskCompletionSource();
        _test.Tables.Answering = answering.Task;

        // Longer than others wait for what they know.
        ((ProductEnvironments)_test.Here).Patience = TimeSpan.FromMilliseconds(50);
        var finding = _test.Here.FindAsync("news", Token).AsTask();
        await Task.Delay(TimeSpan.FromSeconds(1.5), Token);
        answering.SetResult();

        Assert.Null(await finding);
    }

    [Fact]
    public async Task An_instance_that_starts_without_its_storage_knows_the_configured_environment_and_denies_no_other()
    {
        _test.Tables.IsDown = true;
        var started = _test.Instance(new());

        Assert.NotNull(await started.FindAsync(TestLibrary.Cloud, Token));
        Assert.Equal(ErrorKind.TryLater, (await Assert.ThrowsAsync<DamException>(async () => await started.FindAsync("news", Token))).Kind);
    }

    [Fact]
    public async Task A_disabled_environment_is_not_found()
    {
        var made = await _test.CreateAsync("news");
        await _test.Accounts.UpdateAsync(TestEnvironments.Owner, made.Id, new() { Enabled = false }, Token);

        Assert.Null(await _test.Here.FindAsync("news", Token));
    }

    [Fact]
    public async Task A_host_of_a_stored_environment_stands_for_it()
    {
        var made = await _test.CreateAsync("news");
        await _test.Accounts.UpdateAsync(TestEnvironments.Owner, made.Id, new() { Settings = settings => { settings.Hosts = "media.news.test"; return settings; } }, Token);

        Assert.Equal("news", (await _test.Here.FindByHostAsync("media.news.test", Token))?.CloudName);
        Assert.Null(await _test.Here.FindByHostAsync("other.test", Token));
    }

    [Fact]
    public async Task No_secret_is_stored_as_it_is()
    {
        var made = await _test.CreateAsync("news");
        await _test.Accounts.UpdateAsync(TestEnvironments.Owner, made.Id, new() { Settings = settings => { settings.TokenKey = "00112233445566778899aabbccddeeff"; return settings; } }, Token);
        var rows = (await _test.Tables.QueryAsync("environments", "account", RowRange.All, 100, null, Token)).Rows;
        var text = string.Join('\n', rows.SelectMany(row => row.Values.Values));

        Assert.DoesNotContain(made.Keys[0].Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("00112233445566778899aabbccddeeff", text, StringComparison.Ordinal);
        Assert.Equal("00112233445566778899AABBCCDDEEFF", Convert.ToHexString((await _test.Here.FindAsync("news", Token))!.Delivery.TokenKey!));
    }

    [Fact]
    public async Task With_another_key_stored_environments_are_left_out_and_the_configured_one_works()
    {
        await _test.CreateAsync("news");
        var started = _test.Instance(new(), _test.Vault(new string('a', 64)));

        Assert.Null(await started.FindAsync("news", Token));
        Assert.NotNull(await started.FindAsync(TestLibrary.Cloud, Token));
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
