using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Accounts;

public sealed class UsersTests : IAsyncDisposable
{
    private readonly TestAccounts _accounts = new();

    [Fact]
    public async Task The_first_user_is_a_master_admin_and_is_made_once()
    {
        var firsts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _accounts.Users.FirstAsync(Token)));

        Assert.Single(firsts.Select(user => user.Id).Distinct());
        Assert.Equal(Role.MasterAdmin, firsts[0].Role);
        Assert.Equal(2, (await _accounts.Tables.QueryAsync("users", "account", RowRange.All, 100, null, Token)).Rows.Count);
    }

    [Fact]
    public async Task A_user_is_found_by_address_whatever_its_case_and_no_more_by_the_old_one()
    {
        var ada = await _accounts.AdaAsync();
        Assert.Equal(ada.Id, (await _accounts.Users.FindByEmailAsync("ADA@Example.com", Token))?.Id);

        await _accounts.Users.ChangeAsync(ada.Id, user => user with { Email = "lovelace@example.com" }, Token);
        Assert.Null(await _accounts.Users.FindByEmailAsync(TestAccounts.Email, Token));
        Assert.Equal(ada.Id, (await _accounts.Users.FindByEmailAsync("lovelace@example.com", Token))?.Id);
    }

    [Fact]
    public async Task Two_users_do_not_share_an_address()
    {
        await _accounts.AdaAsync();
        var other = new User { Id = new string('b', 32), Name = "Bob", Role = Role.Admin, CreatedAt = _accounts.Clock.GetUtcNow() };
        await _accounts.Tables.ApplyAsync(UserRows.Table, UserRows.Partition, [new RowChange.Insert(UserRows.From(other))], Token);
        var (_, session) = await _accounts.Sessions.StartAsync(other.Id, byLink: false, Token);
        var error = await Assert.ThrowsAsync<DamException>(() => _accounts.Account.DescribeAsync(other, session, "Bob", "Ada@example.COM", null, Token));

        Assert.Equal((ErrorKind.AlreadyExists, "email"), (error.Kind, error.Field));
        Assert.Null((await _accounts.Users.FindAsync(other.Id, Token))!.Email);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.com")]
    [InlineData("ada@")]
    [InlineData("ada@@example.com")]
    [InlineData("ada lovelace@example.com")]
    [InlineData("ada\u0000@example.com")]
    [InlineData("ada@example.com\u202e")]
    public async Task What_is_no_address_is_refused_and_found_nowhere(string email)
    {
        var ada = await _accounts.AdaAsync();
        var (_, session) = await _accounts.Sessions.StartAsync(ada.Id, byLink: false, Token);

        Assert.Equal("email", (await Assert.ThrowsAsync<DamException>(() => _accounts.Account.DescribeAsync(ada, session, "Ada", email, TestAccounts.Password, Token))).Field);
        Assert.Null(await _accounts.Users.FindByEmailAsync(email, Token));
    }

    [Fact]
    public async Task Neither_user_nor_session_shows_its_secret_in_a_log()
    {
        var ada = await _accounts.AdaAsync();

        Assert.DoesNotContain(TestAccounts.Password, ada.ToString(), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _accounts.DisposeAsync();
}
