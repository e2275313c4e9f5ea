using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Accounts.Tokens;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Accounts.Tokens;

public sealed class AccessTokensTests : IAsyncDisposable
{
    private static readonly AccessKey One = new("1", "secret", Enabled: true);
    private static readonly AccessKey Two = new("2", "secret", Enabled: true);
    private static readonly Caller Key = Caller.Of(One, CredentialKind.Basic);
    private static readonly ProductEnvironment Demo = new() { CloudName = "demo", AccessKeys = [One, Two] };

    private readonly TestLibrary _library = new();
    private readonly AccessTokens _tokens;

    public AccessTokensTests() => _tokens = new(_library.Tables, new CountingIds(), _library.Clock);

    [Fact]
    public async Task A_token_stands_for_its_role_in_its_cloud_until_it_ends()
    {
        var (token, described) = await _tokens.IssueAsync(Key, "demo", "sync", Role.TechnicalAdmin, TimeSpan.FromHours(1), Token);

        Assert.Equal((Role.TechnicalAdmin, CredentialKind.Bearer, described.Id), await _tokens.FindAsync(Demo, token, Token) is { } caller ? (caller.Role, caller.Credential, caller.Id) : default);
        Assert.Null(await _tokens.FindAsync(Demo with { CloudName = "other" }, token, Token));
        _library.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await _tokens.FindAsync(Demo, token, Token));
        Assert.Empty(await _tokens.ListAsync(Key, "demo", Token));
    }

    [Fact]
    public async Task What_is_stored_opens_nothing()
    {
        var (token, described) = await _tokens.IssueAsync(Key, "demo", "sync", Role.Admin, TimeSpan.FromHours(1), Token);
        var row = await _library.Tables.GetAsync("accesstokens", "demo", described.Id, Token);

        Assert.DoesNotContain(token[37..], string.Join(' ', row!.Values.Values), StringComparison.Ordinal);
        Assert.Null(await _tokens.FindAsync(Demo, $"dam_{described.Id}_{row.Text("hash")}", Token));
    }

    [Fact]
    public async Task A_revoked_token_is_nobodys()
    {
        var (token, described) = await _tokens.IssueAsync(Key, "demo", "sync", Role.Admin, TimeSpan.FromHours(1), Token);

        Assert.True(await _tokens.RevokeAsync(Key, "demo", described.Id, Token));
        Assert.False(await _tokens.RevokeAsync(Key, "demo", described.Id, Token));
        Assert.Null(await _tokens.FindAsync(Demo, token, Token));
    }

    [Fact]
    public async Task A_token_ends_with_the_key_that_it_was_made_with()
    {
        var (token, _) = await _tokens.IssueAsync(Key, "demo", "sync", Role.Admin, TimeSpan.FromHours(1), Token);

        Assert.Null(await _tokens.FindAsync(Demo with { AccessKeys = [Two] }, token, Token));
        Assert.Null(await _tokens.FindAsync(Demo with { AccessKeys = [One with { Enabled = false }, Two] }, token, Token));
        Assert.NotNull(await _tokens.FindAsync(Demo with { AccessKeys = [One] }, token, Token));
    }

    [Fact]
    public async Task A_token_that_a_token_made_ends_with_the_same_key()
    {
        var (first, _) = await _tokens.IssueAsync(Key, "demo", "sync", Role.Admin, TimeSpan.FromHours(1), Token);
        var (second, _) = await _tokens.IssueAsync((await _tokens.FindAsync(Demo, first, Token))!, "demo", "more", Role.Admin, TimeSpan.FromHours(1), Token);

        Assert.NotNull(await _tokens.FindAsync(Demo, second, Token));
        Assert.Null(await _tokens.FindAsync(Demo with { AccessKeys = [Two] }, second, Token));
    }

    [Fact]
    public async Task A_token_of_which_no_key_is_known_is_nobodys()
    {
        var (token, described) = await _tokens.IssueAsync(Key, "demo", "sync", Role.Admin, TimeSpan.FromHours(1), Token);
        var row = await _library.Tables.GetAsync("accesstokens", "demo", described.Id, Token);
        await _library.Tables.ApplyAsync("accesstokens", "demo", [new RowChange.Put(row! with { Values = row.Values.Remove("api_key") })], Token);

        Assert.Null(await _tokens.FindAsync(Demo, token, Token));
        Assert.Equal(described.Id, Assert.Single(await _tokens.ListAsync(Key, "demo", Token)).Id);
    }

    [Fact]
    public async Task Who_has_no_key_makes_no_token()
        => Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => _tokens.IssueAsync(TestLibrary.Admin, "demo", "x", Role.Admin, TimeSpan.FromHours(1), Token))).Kind);

    [Fact]
    public async Task Nobody_hands_on_more_than_they_have()
    {
        var limited = Caller.Token("t", Role.TechnicalAdmin, "1");

        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => _tokens.IssueAsync(limited, "demo", "x", Role.Admin, TimeSpan.FromHours(1), Token))).Kind);
        await Assert.ThrowsAsync<DamException>(() => _tokens.IssueAsync(Key, "demo", "x", Role.MasterAdmin, TimeSpan.FromHours(1), Token));
        await Assert.ThrowsAsync<DamException>(() => _tokens.IssueAsync(Key, "demo", "x", Role.Admin, TimeSpan.Zero, Token));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
