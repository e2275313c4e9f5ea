using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Tests.Search.Language;

/// <summary>What expressions mean is shown by the cases of the index contract; here is what they cannot mean, and what is asked of an index.</summary>
public sealed class SearchBindingTests
{
    private static readonly SearchBinding Binding = new(new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("tags>3", 6, "another operator: tags takes : and =, not >")]
    [InlineData("a AND format<=png", 15, "another operator: format takes : and =, not <=")]
    [InlineData("context>3", 9, "another operator: context takes : and =, not >")]
    [InlineData("transparent>true", 13, "another operator: transparent takes : and =, not >")]
    [InlineData("tags:[a TO b]", 6, "a value without a range: tags has no number or date")]
    [InlineData("bytes>big", 7, "a number of bytes such as 500, 10k or 1.5mb, not \"big\"")]
    [InlineData("bytes>1x", 7, "a number of bytes such as 500, 10k or 1.5mb, not \"1x\"")]
    [InlineData("bytes>1s", 7, "a number of bytes such as 500, 10k or 1.5mb, not \"1s\"")]
    [InlineData("bytes>1*", 7, "a number of bytes such as 500, 10k or 1.5mb, not \"1*\"")]
    [InlineData("bytes=*1", 7, "a number of bytes such as 500, 10k or 1.5mb, not \"*1\"")]
    [InlineData("bytes>*", 7, "a number of bytes such as 500, 10k or 1.5mb, not \"*\"")]
    [InlineData("bytes>NaN", 7, "a number of bytes such as 500, 10k or 1.5mb, not \"NaN\"")]
    [InlineData("bytes=\"\"", 7, "a number of bytes such as 500, 10k or 1.5mb, not \"\"")]
    [InlineData("width>1k", 7, "a number such as 12 or 0.5, not \"1k\"")]
    [InlineData("width>1e3", 7, "a number such as 12 or 0.5, not \"1e3\"")]
    [InlineData("width:[1 TO x]", 7, "a number such as 12 or 0.5, not \"x\"")]
    [InlineData("pixels=1k", 8, "a number of pixels such as 250000 or 2mp, not \"1k\"")]
    [InlineData("duration>1h", 10, "a duration such as 30, 30s or 2m, not \"1h\"")]
    [InlineData("aspect_ratio=\"16:0\"", 14, "a ratio such as 1.5 or \"16:9\", not \"16:0\"")]
    [InlineData("aspect_ratio=\"1:2:3\"", 14, "a ratio such as 1.5 or \"16:9\", not \"1:2:3\"")]
    [InlineData("grayscale=maybe", 11, "true or false, not \"maybe\"")]
    [InlineData("created_at>yesterday", 12, "a date such as 2024-05-01, \"2024-05-01T12:00:00Z\", 4w or 1515911870, not \"yesterday\"")]
    [InlineData("created_at>2024-13-01", 12, "a date such as 2024-05-01, \"2024-05-01T12:00:00Z\", 4w or 1515911870, not \"2024-13-01\"")]
    [InlineData("created_at>99999y", 12, "a date such as 2024-05-01, \"2024-05-01T12:00:00Z\", 4w or 1515911870, not \"99999y\"")]
    [InlineData("created_at>99999m", 12, "a date such as 2024-05-01, \"2024-05-01T12:00:00Z\", 4w or 1515911870, not \"99999m\"")]
    [InlineData("created_at>-1d", 12, "a date such as 2024-05-01, \"2024-05-01T12:00:00Z\", 4w or 1515911870, not \"-1d\"")]
    [InlineData("created_at=1d", 12, "a date such as 2024-05-01 or \"2024-05-01T12:00:00Z\" (how long ago it was goes with > and <), not \"1d\"")]
    [InlineData("metadata.n>abc", 12, "a number or a date, not \"abc\"")]
    [InlineData("metadata.n:[1 TO abc]", 12, "a date such as 2024-05-01, \"2024-05-01T12:00:00Z\", 4w or 1515911870, not \"abc\"")]
    public void A_value_that_a_field_cannot_have_is_refused_with_its_place(string text, int position, string expected)
    {
        var error = Assert.Throws<DamException>(() => SearchExpression.Parse(text).Bind(Binding));

        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
        Assert.Equal($"Invalid search expression at {position}: expected {expected}", error.Message);
    }

    [Fact]
    public void A_long_value_is_shortened_in_the_message()
        => Assert.InRange(Assert.Throws<DamException>(() => SearchExpression.Parse($"width={new string('9', 3000)}").Bind(Binding)).Message.Length, 100, 200);

    [Fact]
    public void A_table_may_refuse_fields_that_it_does_not_have()
    {
        var fields = new SearchFieldTable(SearchFields.Known) { NameFields = [], RefusesUnknown = true };

        var error = Assert.Throws<DamException>(() => SearchExpression.Parse("tags=a colour=red").Bind(Binding with { Fields = fields }));

        Assert.StartsWith("Invalid search expression at 15: expected one of the fields access_control, ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(", not \"colour\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_active_is_asked_for_unless_the_status_is()
    {
        SearchPredicate active = new SearchPredicate.Exact("status", "active");

        Assert.Equal(active, Bound(""));
        Assert.Equal(active, Bound("status=active"));
        Assert.Equal(new SearchPredicate.Exists("status"), Bound("status"));
        Assert.Equal(new SearchPredicate.Nothing(), Bound("unknown=1"));
        Assert.Equal([new SearchPredicate.Exact("tags", "a"), new SearchPredicate.Exact("tags", "b"), active], Assert.IsType<SearchPredicate.All>(Bound("tags=a AND tags=b")).Parts);
        Assert.DoesNotContain(active, Assert.IsType<SearchPredicate.Any>(Bound("tags=a OR -status=deleted")).Parts);
    }

    [Fact]
    public void Only_the_free_side_of_something_required_is_preferred()
    {
        var all = Assert.IsType<SearchPredicate.All>(Bound("+tags=a tags=b -tags=c tags=d"));

        Assert.Equal([typeof(SearchPredicate.Exact), typeof(SearchPredicate.Not), typeof(SearchPredicate.Preferred), typeof(SearchPredicate.Exact)], all.Parts.Select(part => part.GetType()));
        Assert.IsType<SearchPredicate.Any>(Assert.IsType<SearchPredicate.Preferred>(all.Parts[2]).Part);
    }

    private static SearchPredicate Bound(string text) => SearchExpression.Parse(text).Bind(Binding);

    /// <summary>Who deletes what is below <c>products/</c> must not meet <c>old/products</c>.</summary>
    [Theory]
    [InlineData("public_id:products/*", "products/", "old/products")]
    [InlineData("tags:summer-*", "summer-", "late-summer")]
    public void A_beginning_that_ends_between_two_words_is_that_of_the_whole_text(string expression, string beginning, string other)
    {
        var field = expression[..expression.IndexOf(':', StringComparison.Ordinal)];
        var asked = SearchExpression.Parse(expression).Bind(Binding);

        Assert.True(SearchMatcher.Holds(asked, new("a", "a", "1", [new(field, beginning + "x"), new("status", "active")], [])));
        Assert.False(SearchMatcher.Holds(asked, new("b", "b", "1", [new(field, other), new("status", "active")], [])));
    }
}
