using System.Text;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Search;

namespace ServerlessDam.Functions.Tests.Search;

public sealed class SearchUrlTests
{
    private const string Query = """{"expression":"resource_type:image AND tags=kitten AND uploaded_at>1d AND bytes>1m","max_results":30,"sort_by":[{"public_id":"desc"}]}""";

    private static readonly AccessKey[] Keys = [new("old", "other", Enabled: true), new("key", "secret", Enabled: true), new("off", "revoked", Enabled: false)];

    [Theory]
    [InlineData("300", "431454b74cefa342e2f03e2d589b2e901babb8db6e6b149abf25bc0dd7ab20b7")]
    [InlineData("1000", "25b91426a37d4f633a9b34383c63889ff8952e7ffecef29a17d600eeb3db0db7")]
    public void Addresses_are_signed_as_the_sdks_sign_them(string ttl, string signature)
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Query));
        Assert.Equal(signature, SearchUrl.Sign(ttl, base64, "secret"));

        var opened = SearchUrl.Parse($"/demo/search/{signature}/{ttl}/{base64}")!.Open(Keys);
        Assert.Equal(("key", base64, null), (opened!.Value.Key.ApiKey, opened.Value.Query, opened.Value.Cursor));
        Assert.Equal(30, SearchUrl.ReadQuery(base64).GetProperty("max_results").GetInt32());
    }

    [Theory]
    [InlineData("ab/c+d==", null, "ab/c+d==")]
    [InlineData("ab/c+d==", "cursor_1-", "ab/c+d==/cursor_1-")]
    [InlineData("ab/c+d==", "cursor", "ab%2Fc%2Bd%3D%3D/cursor")]
    [InlineData("abcd", "cursor", "abcd/cursor?x=1")]
    [InlineData("abcd", null, "abcd/")]
    public void Where_the_query_ends_shows_by_the_signature(string query, string? cursor, string path)
    {
        foreach (var prefix in new[] { "/demo/search", "/search" })
        {
            var url = SearchUrl.Parse($"{prefix}/{SearchUrl.Sign("60", query, "secret")}/60/{path}")!;
            Assert.Equal(prefix.Length > 8 ? "demo" : null, url.Cloud);
            var opened = url.Open(Keys);
            Assert.Equal((query, cursor), (opened!.Value.Query, opened.Value.Cursor));
        }
    }

    [Fact]
    public void Nobody_else_and_no_disabled_key_signs_and_another_ttl_has_another_signature()
    {
        Assert.Null(SearchUrl.Parse($"/demo/search/{SearchUrl.Sign("60", "abcd", "revoked")}/60/abcd")!.Open(Keys));
        Assert.Null(SearchUrl.Parse($"/demo/search/{SearchUrl.Sign("60", "abcd", "secret")}/61/abcd")!.Open(Keys));
        Assert.Null(SearchUrl.Parse("/demo/search//60/abcd")!.Open(Keys));
    }

    [Theory]
    [InlineData("!!!!")]
    [InlineData("a")]
    [InlineData("W10=")]
    [InlineData("bm8ganNvbg==")]
    [InlineData("eyJhIjoiXHVkODAwIn0")]
    [InlineData("")]
    public void What_is_no_query_is_refused(string query)
        => Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => SearchUrl.ReadQuery(query)).Kind);

    [Theory]
    [InlineData("eyJhIjoxfQ==")]
    [InlineData("eyJhIjoxfQ")]
    public void Padding_may_be_left_out(string query) => Assert.Equal(1, SearchUrl.ReadQuery(query).GetProperty("a").GetInt32());

    [Theory]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("ten")]
    [InlineData("")]
    public void A_ttl_is_a_number_of_seconds(string ttl) => Assert.Throws<DamException>(() => new SearchUrl(null, "", ttl, "").Seconds());
}
