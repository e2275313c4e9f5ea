using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Tests.Accounts;

public sealed class SignInTests : IAsyncDisposable
{
    private readonly TestAccounts _accounts = new();

    [Fact]
    public async Task A_link_is_worth_nothing_after_a_quarter_of_an_hour()
    {
        var user = await _accounts.Users.FirstAsync(Token);
        var (fresh, old) = (await _accounts.Links.IssueAsync(user.Id, Token), await _accounts.Links.IssueAsync(user.Id, Token));
        _accounts.Clock.Advance(TimeSpan.FromMinutes(14.9));
        Assert.Equal(user.Id, (await _accounts.SignIn.WithLinkAsync(fresh, Token)).User.Id);
        _accounts.Clock.Advance(TimeSpan.FromMinutes(0.1));
        await RefusedAsync(() => _accounts.SignIn.WithLinkAsync(old, Token));
    }

    [Fact]
    public async Task The_operator_s_own_token_works_until_there_is_a_password()
    {
        Assert.Equal(Role.MasterAdmin, (await _accounts.SignIn.WithLinkAsync(TestAccounts.SetupToken, Token)).User.Role);
        await _accounts.SignIn.WithLinkAsync(TestAccounts.SetupToken, Token);
        await RefusedAsync(() => _accounts.SignIn.WithLinkAsync(TestAccounts.SetupToken[1..], Token));
        await _accounts.AdaAsync();
        await RefusedAsync(() => _accounts.SignIn.WithLinkAsync(TestAccounts.SetupToken, Token));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("short", false)]
    [InlineData(TestAccounts.SetupToken, true)]
    public void A_token_that_can_be_guessed_ends_the_start(string? token, bool valid)
        => Assert.Equal(valid, new ValidateSignInOptions().Validate(null, new() { SetupToken = token }).Succeeded);

    [Fact]
    public async Task A_new_link_takes_the_old_ones_away_that_nobody_can_use()
    {
        var user = await _accounts.Users.FirstAsync(Token);
        for (var i = 0; i < 20; i++)
        {
            await _accounts.Links.IssueAsync(user.Id, Token);
            _accounts.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.InRange((await _accounts.Tables.QueryAsync("signinlinks", "account", Storage.RowRange.All, 100, null, Token)).Rows.Count, 1, 4);
    }

    [Fact]
    public async Task Ten_wrong_passwords_from_one_address_are_the_last_for_a_while()
    {
        await _accounts.AdaAsync();
        for (var i = 0; i < SignInThrottle.TriesByUserAndAddress; i++)
        {
            await RefusedAsync(() => SignInAsync("wrong", "10.0.0.1"));
        }

        var error = await Assert.ThrowsAsync<DamException>(() => SignInAsync(TestAccounts.Password, "10.0.0.1"));
        Assert.Equal((ErrorKind.RateLimited, "Too many failed sign-ins; try again in 15 minutes"), (error.Kind, error.Message));
        await SignInAsync(TestAccounts.Password, "10.0.0.2");
        _accounts.Clock.Advance(TimeSpan.FromMinutes(15));
        await SignInAsync(TestAccounts.Password, "10.0.0.1");
    }

    [Fact]
    public async Task A_good_password_forgets_the_wrong_ones_before_it()
    {
        await _accounts.AdaAsync();
        for (var i = 0; i < 50; i++)
        {
            await RefusedAsync(() => SignInAsync("wrong", "10.0.0.1"));
            await SignInAsync(TestAccounts.Password, "10.0.0.1");
        }
    }

    [Fact]
    public async Task An_address_that_tries_many_people_is_stopped_too()
    {
        for (var i = 0; i < SignInThrottle.TriesByAddress; i++)
        {
            await RefusedAsync(() => _accounts.SignIn.WithPasswordAsync($"user{i}@example.com", "guess", "10.0.0.1", Token));
        }

        Assert.Equal(ErrorKind.RateLimited, (await Assert.ThrowsAsync<DamException>(() => SignInAsync("guess", "10.0.0.1"))).Kind);
    }

    [Fact]
    public async Task Tries_made_at_the_same_moment_count_each()
    {
        await _accounts.AdaAsync();
        var tries = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Record.ExceptionAsync(() => SignInAsync("wrong", "10.0.0.1")).AsTask()));

        Assert.Equal(SignInThrottle.TriesByUserAndAddress, tries.Count(e => e is DamException { Kind: ErrorKind.Unauthorized }));
    }

    [Fact]
    public async Task A_flood_of_addresses_fills_no_memory_and_shuts_out_nobody_who_was_there()
    {
        var throttle = new SignInThrottle(_accounts.Clock);
        throttle.Count(TestAccounts.Email, "10.0.0.1");
        var refused = Enumerable.Range(0, 30_000).Count(i => Record.Exception(() => throttle.Count($"{i}@example.com", $"2001:db8:{i:x}")) is DamException);

        Assert.InRange(refused, 1, 30_000);
        throttle.Count(TestAccounts.Email, "10.0.0.1");
        await _accounts.AdaAsync();
    }

    [Fact]
    public async Task Who_has_no_account_or_no_password_costs_as_much_as_a_wrong_password()
    {
        await _accounts.Users.FirstAsync(Token);
        await RefusedAsync(() => SignInAsync("wrong", "10.0.0.1"));

        Assert.Equal(1, _accounts.Verified);
    }

    [Fact]
    public async Task An_endless_password_is_not_even_hashed()
    {
        await _accounts.AdaAsync();
        await RefusedAsync(() => SignInAsync(new string('a', 100_000), "10.0.0.1"));

        Assert.Equal(0, _accounts.Verified);
    }

    [Fact]
    public async Task A_weaker_hash_of_old_is_renewed_on_the_way_in()
    {
        var ada = await _accounts.AdaAsync();
        _accounts.HashVersion = 2;
        await SignInAsync(TestAccounts.Password, "10.0.0.1");

        Assert.StartsWith("2:", (await _accounts.Users.FindAsync(ada.Id, Token))!.PasswordHash, StringComparison.Ordinal);
        await SignInAsync(TestAccounts.Password, "10.0.0.1");
    }

    [Fact]
    public async Task A_password_is_changed_by_who_knows_the_current_one_and_the_tries_are_counted()
    {
        var ada = await _accounts.AdaAsync();
        var signedIn = await SignInAsync(TestAccounts.Password, "10.0.0.1");
        for (var i = 0; i < SignInThrottle.TriesByUserAndAddress; i++)
        {
            var error = await Assert.ThrowsAsync<DamException>(() => _accounts.Account.SetPasswordAsync(ada, signedIn.Session, "guess", "another password", Token));
            Assert.Equal("current", error.Field);
        }

        Assert.Equal(
            ErrorKind.RateLimited,
            (await Assert.ThrowsAsync<DamException>(() => _accounts.Account.SetPasswordAsync(ada, signedIn.Session, TestAccounts.Password, "another password", Token))).Kind);
    }

    [Fact]
    public async Task Who_forgot_the_password_sets_another_by_a_link_once()
    {
        var ada = await _accounts.AdaAsync();
        var byLink = await _accounts.SignIn.WithLinkAsync(await _accounts.Links.IssueAsync(ada.Id, Token), Token);
        Assert.True((await _accounts.Sessions.FindAsync(byLink.Token, Token))!.ByLink);
        var (changed, session) = await _accounts.Account.SetPasswordAsync(ada, byLink.Session, null, "another password", Token);

        await SignInAsync("another password", "10.0.0.1");
        Assert.False(session.ByLink);
        Assert.False((await _accounts.Sessions.FindAsync(byLink.Token, Token))!.ByLink);
        var error = await Assert.ThrowsAsync<DamException>(() => _accounts.Account.SetPasswordAsync(changed, session, null, "a third password", Token));
        Assert.Equal("current", error.Field);
    }

    [Fact]
    public async Task Another_address_takes_the_password_and_another_name_does_not()
    {
        var ada = await _accounts.AdaAsync();
        var session = (await SignInAsync(TestAccounts.Password, "10.0.0.1")).Session;
        var error = await Assert.ThrowsAsync<DamException>(() => _accounts.Account.DescribeAsync(ada, session, "Ada", "eve@example.com", null, Token));

        Assert.Equal("current", error.Field);
        Assert.Equal("Ada L.", (await _accounts.Account.DescribeAsync(ada, session, "Ada L.", TestAccounts.Email, null, Token)).Name);
        Assert.Equal("lovelace@example.com", (await _accounts.Account.DescribeAsync(ada, session, "Ada", "lovelace@example.com", TestAccounts.Password, Token)).Email);
    }

    public ValueTask DisposeAsync() => _accounts.DisposeAsync();

    private Task<SignedIn> SignInAsync(string password, string address) => _accounts.SignIn.WithPasswordAsync(TestAccounts.Email, password, address, Token);

    private static async Task RefusedAsync(Func<Task> signIn) => Assert.Equal(ErrorKind.Unauthorized, (await Assert.ThrowsAsync<DamException>(signIn)).Kind);
}
