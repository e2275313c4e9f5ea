using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Tests.Library;

public sealed class DeleteTokensTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private DeleteTokens Tokens => _library.Get<DeleteTokens>();

    [Fact]
    public async Task A_token_deletes_its_asset_once()
    {
        var token = await IssueAsync("cat");

        Assert.Equal("cat", (await Tokens.RedeemAsync(TestLibrary.Cloud, token, Token))!.PublicId);
        Assert.Null(await _library.FindAsync("cat"));
        Assert.Equal("Invalid token", await RefusalAsync(token));
    }

    [Fact]
    public async Task What_is_stored_is_no_token()
    {
        var token = await IssueAsync("cat");
        var page = await _library.Tables.QueryAsync(DeleteTokens.Table, TestLibrary.Cloud, new("", null), 10, null, Token);

        Assert.DoesNotContain(token[16..], Assert.Single(page.Rows).RowKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_minutes_a_token_is_stale_and_then_forgotten()
    {
        var token = await IssueAsync("cat");
        _library.Clock.Advance(DeleteTokens.Lifetime);

        Assert.StartsWith("Stale request - reported time is ", await RefusalAsync(token), StringComparison.Ordinal);
        await _library.SweepAsync();
        Assert.Empty((await _library.Tables.QueryAsync(DeleteTokens.Table, TestLibrary.Cloud, new("", null), 10, null, Token)).Rows);
        Assert.NotNull(await _library.FindAsync("cat"));
    }

    [Fact]
    public async Task A_token_that_somebody_made_longer_is_none()
    {
        var token = await IssueAsync("cat");

        Assert.Equal("Invalid token", await RefusalAsync("00000000ffffffff" + token[16..]));
        Assert.Equal("Invalid token", await RefusalAsync("ffffffffffffffff" + token[16..]));
        Assert.Equal("Invalid token", await RefusalAsync("x"));
        Assert.Equal("Invalid token", (await Assert.ThrowsAsync<DamException>(() => Tokens.RedeemAsync("other", token, Token))).Message);
    }

    [Fact]
    public async Task A_token_follows_its_asset_and_is_good_for_nothing_when_that_is_gone()
    {
        var token = await IssueAsync("cat");
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("cat"), Token);
        await _library.UploadAsync("cat");

        Assert.Null(await Tokens.RedeemAsync(TestLibrary.Cloud, token, Token));
        Assert.NotNull(await _library.FindAsync("cat"));
    }

    [Fact]
    public async Task What_somebody_uploaded_since_stays()
    {
        var token = await IssueAsync("cat");
        await _library.UploadAsync("cat", FakeMedia.Image(note: "later"));

        Assert.Null(await Tokens.RedeemAsync(TestLibrary.Cloud, token, Token));
        Assert.NotNull(await _library.FindAsync("cat"));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<string> IssueAsync(string publicId) => await Tokens.IssueAsync((await _library.UploadAsync(publicId)).Asset, Token);

    private async Task<string> RefusalAsync(string token)
        => (await Assert.ThrowsAsync<DamException>(() => Tokens.RedeemAsync(TestLibrary.Cloud, token, Token))).Message;
}
