using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Tests.Accounts.Environments;

namespace ServerlessDam.Assets.Tests.Accounts;

public sealed class AccountUsersTests : IAsyncDisposable
{
    private readonly TestEnvironments _test = new();

    [Fact]
    public async Task Somebody_invited_is_pending_and_their_address_is_taken()
    {
        var ada = await _test.InviteAsync("Ada");

        Assert.True(ada is { IsPending: true, Enabled: true });
        Assert.Equal(ada.Id, (await _test.Users.FindByEmailAsync("ADA@example.com", Token))?.Id);
        Assert.Equal(ErrorKind.AlreadyExists, (await Assert.ThrowsAsync<DamException>(() => _test.InviteAsync("ada"))).Kind);
    }

    [Fact]
    public async Task A_deleted_user_leaves_address_and_groups()
    {
        var ada = await _test.InviteAsync("Ada");
        var group = await _test.Groups.CreateAsync(TestEnvironments.Owner, "Writers", Token);
        await _test.Groups.AddMemberAsync(TestEnvironments.Owner, group.Id, ada.Id, Token);
        await _test.People.DeleteAsync(TestEnvironments.Owner, ada.Id, Token);

        Assert.Empty(await _test.Groups.MembersAsync(TestEnvironments.Owner, group.Id, Token));
        Assert.NotNull(await _test.InviteAsync("Ada"));
    }

    [Fact]
    public async Task The_first_master_admin_stays()
    {
        var first = await _test.Users.FirstAsync(Token);

        await Assert.ThrowsAsync<DamException>(() => _test.People.DeleteAsync(TestEnvironments.Owner, first.Id, Token));
        await Assert.ThrowsAsync<DamException>(() => _test.People.UpdateAsync(TestEnvironments.Owner, first.Id, new(null, null, Role.Reports, null, null), Token));
        await Assert.ThrowsAsync<DamException>(() => _test.People.UpdateAsync(TestEnvironments.Owner, first.Id, new(null, null, null, null, Enabled: false), Token));
        Assert.Equal("Grace", (await _test.People.UpdateAsync(TestEnvironments.Owner, first.Id, new("Grace", null, null, null, null), Token)).Name);
    }

    [Fact]
    public async Task Who_is_limited_to_other_environments_does_not_enter_this_one()
    {
        var news = await _test.CreateAsync("news");
        var ada = await _test.InviteAsync("Ada", Role.Admin, news.Id);

        Assert.True(ada.MayEnter(news.Id));
        Assert.False(ada.MayEnter(_test.Configured.Environment.Id));
        Assert.False((ada with { Enabled = false }).MayEnter(news.Id));
        Assert.Equal([ada.Id], (await _test.People.ListAsync(TestEnvironments.Owner, new() { EnvironmentId = news.Id, Prefix = "a" }, Token)).Select(user => user.Id));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-31", "ada")]
    [InlineData("2026-02-01", null, "bob")]
    [InlineData(null, null, "ada bob")]
    public void Who_signed_in_within_a_time_is_told_from_who_did_not(string? from, string? to, string expected)
    {
        User[] users = [At("ada", "2026-01-15"), At("bob", "2026-02-15"), At("never", null)];
        var filter = new UserFilter { LastLogin = true, From = Time(from), To = Time(to), SortBy = "name", Ascending = true };

        Assert.Equal(expected, string.Join(' ', filter.Apply(users).Select(user => user.Name)));
        Assert.Equal(3 - expected.Split(' ').Length, (filter with { LastLogin = false }).Apply(users).Count);
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    private static User At(string name, string? login) => new() { Id = name, Name = name, Role = Role.Admin, CreatedAt = DateTimeOffset.UnixEpoch, LastLogin = Time(login) };

    private static DateTimeOffset? Time(string? text)
        => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
