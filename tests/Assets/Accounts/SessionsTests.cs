using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Accounts;

public sealed class SessionsTests : IAsyncDisposable
{
    private readonly TestAccounts _accounts = new();
    private readonly string _user = new('a', 32);

    [Fact]
    public async Task A_session_ends_after_two_weeks_without_use()
    {
        var (token, _) = await _accounts.Sessions.StartAsync(_user, byLink: false, Token);
        _accounts.Clock.Advance(TimeSpan.FromDays(13.9));
        Assert.NotNull(await _accounts.Sessions.FindAsync(token, Token));
        _accounts.Clock.Advance(TimeSpan.FromDays(13.9));
        Assert.NotNull(await _accounts.Sessions.FindAsync(token, Token));
        _accounts.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Null(await _accounts.Sessions.FindAsync(token, Token));
    }

    [Fact]
    public async Task A_session_ends_after_ninety_days_however_much_it_is_used()
    {
        var (token, _) = await _accounts.Sessions.StartAsync(_user, byLink: false, Token);
        for (var day = 1; day < 90; day++)
        {
            _accounts.Clock.Advance(TimeSpan.FromDays(1));
            Assert.NotNull(await _accounts.Sessions.FindAsync(token, Token));
        }

        _accounts.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await _accounts.Sessions.FindAsync(token, Token));
    }

    [Fact]
    public async Task A_use_shortly_after_another_writes_nothing()
    {
        var (token, _) = await _accounts.Sessions.StartAsync(_user, byLink: false, Token);
        var before = await RowAsync();
        _accounts.Clock.Advance(TimeSpan.FromMinutes(9));
        await _accounts.Sessions.FindAsync(token, Token);
        var same = await RowAsync();
        _accounts.Clock.Advance(TimeSpan.FromMinutes(1));
        await _accounts.Sessions.FindAsync(token, Token);

        Assert.Equal(before.ETag, same.ETag);
        Assert.NotEqual(before.ETag, (await RowAsync()).ETag);
    }

    [Fact]
    public async Task What_is_stored_is_not_what_lets_in()
    {
        var (token, session) = await _accounts.Sessions.StartAsync(_user, byLink: false, Token);
        var row = await RowAsync();

        Assert.DoesNotContain(token[33..], row.RowKey + string.Concat(row.Values.Values), StringComparison.Ordinal);
        Assert.Null(await _accounts.Sessions.FindAsync($"{_user}.{session.Id}", Token));
    }

    [Fact]
    public async Task An_ended_session_stays_ended_though_it_is_being_used()
    {
        var (token, session) = await _accounts.Sessions.StartAsync(_user, byLink: false, Token);
        _accounts.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => (Task)_accounts.Sessions.FindAsync(token, Token)).Append(_accounts.Sessions.EndAsync(session, Token)));

        Assert.Null(await _accounts.Sessions.FindAsync(token, Token));
    }

    [Fact]
    public async Task Ending_the_others_keeps_this_one_and_touches_nobody_else()
    {
        var (mine, session) = await _accounts.Sessions.StartAsync(_user, byLink: false, Token);
        var (other, _) = await _accounts.Sessions.StartAsync(_user, byLink: false, Token);
        var (stranger, _) = await _accounts.Sessions.StartAsync(new string('b', 32), byLink: false, Token);
        await _accounts.Sessions.EndOthersAsync(session, Token);

        Assert.NotNull(await _accounts.Sessions.FindAsync(mine, Token));
        Assert.Null(await _accounts.Sessions.FindAsync(other, Token));
        Assert.NotNull(await _accounts.Sessions.FindAsync(stranger, Token));
    }

    [Fact]
    public async Task Sessions_that_are_over_go_with_the_next_sign_in()
    {
        await _accounts.Sessions.StartAsync(_user, byLink: false, Token);
        _accounts.Clock.Advance(TimeSpan.FromDays(15));
        await _accounts.Sessions.StartAsync(_user, byLink: false, Token);

        Assert.NotNull(await RowAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("../../x.0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.0000000000000000000000000000000000000000000000000000000000000000\n")]
    public async Task What_is_no_token_is_nobody(string token)
        => Assert.Null(await _accounts.Sessions.FindAsync(token, Token));

    public ValueTask DisposeAsync() => _accounts.DisposeAsync();

    private async Task<Row> RowAsync() => Assert.Single((await _accounts.Tables.QueryAsync("sessions", _user, RowRange.All, 10, null, Token)).Rows);
}
