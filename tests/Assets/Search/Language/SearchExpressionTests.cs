using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Tests.Search.Language;

public sealed class SearchExpressionTests
{
    [Theory]
    [InlineData("", "*")]
    [InlineData("  ", "*")]
    [InlineData("*", "*")]
    [InlineData("**", "*")]
    [InlineData("(*)", "*")]
    [InlineData("\"*\"", "\"*\"")]
    [InlineData("cat", "cat")]
    [InlineData("a b", "a b")]
    [InlineData("a OR b", "a OR b")]
    [InlineData("a||b&&c", "a OR b AND c")]
    [InlineData("(a OR b) AND c", "(a OR b) AND c")]
    [InlineData("a OR (b AND c)", "a OR b AND c")]
    [InlineData("a OR (b OR c)", "a OR (b OR c)")]
    [InlineData("(a b) c", "(a b) c")]
    [InlineData("(a b) AND c", "a b AND c")]
    [InlineData("NOT a AND !b AND -c", "-a AND -b AND -c")]
    [InlineData("NOT(a b)", "-(a b)")]
    [InlineData("--a", "--a")]
    [InlineData("+ a - b", "+a -b")]
    [InlineData("tags : shoe", "tags:shoe")]
    [InlineData("tags = \"a b\"", "tags=\"a b\"")]
    [InlineData("bytes:>1m", "bytes>1m")]
    [InlineData("bytes: >= 1m", "bytes>=1m")]
    [InlineData("bytes<=1m", "bytes<=1m")]
    [InlineData("width>-5", "width>-5")]
    [InlineData("tags:-a", "tags:-a")]
    [InlineData("tags:(-a)", "-tags:a")]
    [InlineData("format=(jpg OR png)", "format=jpg OR format=png")]
    [InlineData("filename:(dog cat) AND x", "filename:dog filename:cat AND x")]
    [InlineData("a AND format=(jpg OR png)", "a AND (format=jpg OR format=png)")]
    [InlineData("bytes:(>1m AND <2m OR [1 TO 2])", "bytes>1m AND bytes<2m OR bytes:[1 TO 2]")]
    [InlineData("uploaded_at=[ 1d TO * }", "uploaded_at:[1d TO *}")]
    [InlineData("b:{-5 TO \"a b\"]", "b:{-5 TO \"a b\"]")]
    [InlineData("a**b*", "a*b*")]
    [InlineData("\"a*\\*\\\"\\\\\\n\"", "\"a*\\*\\\"\\\\\\\\n\"")]
    [InlineData("c\\:\\\\temp", "c\\:\\\\temp")]
    [InlineData("\\a\\ b", "a\\ b")]
    [InlineData("\\AND \\TO and", "\\AND \\TO and")]
    [InlineData("AND\\ x", "AND\\ x")]
    [InlineData("\\-a b-c +d+", "\\-a b-c +d+")]
    [InlineData("a|b", "a\\|b")]
    [InlineData("-tags", "-tags")]
    [InlineData("x:\"\"", "x:\"\"")]
    [InlineData("a\"b\"", "a \"b\"")]
    [InlineData("context.my\\ key=1", "context.my\\ key=1")]
    public void Spellings_of_one_expression_have_one_text(string text, string canonical)
    {
        var parsed = SearchExpression.Parse(text);

        Assert.Equal(canonical, parsed.ToString());
        Assert.Equal(parsed, SearchExpression.Parse(canonical));
        Assert.Equal(parsed.GetHashCode(), SearchExpression.Parse(canonical).GetHashCode());
    }

    [Fact]
    public void Trees_of_different_expressions_are_not_equal()
    {
        string[] texts = ["a", "\"a\"", "a*", "a b", "a OR b", "a AND b", "b OR a", "-a", "+a", "a:b", "a=b", "a:\"b\"", "a:[b TO c]", "a:{b TO c]", "a:[b TO c}", "a:[b TO *]", "*"];

        Assert.Equal(texts.Length, texts.Select(SearchExpression.Parse).Distinct().Count());
    }

    [Theory]
    [InlineData("bytes>", 7, "a value after \"bytes>\"")]
    [InlineData("bytes> AND b", 8, "a value after \"bytes>\"")]
    [InlineData("format=(", 9, "a value after \"format=\"")]
    [InlineData("bytes>[1 TO 2]", 7, "a value after \"bytes>\"")]
    [InlineData("bytes:>=", 9, "a value after \"bytes:>=\"")]
    [InlineData("bytes>(>1)", 8, "a value after \"bytes>\"")]
    [InlineData("(a", 3, "\")\" for the parenthesis at 1")]
    [InlineData("(a]", 3, "\")\" for the parenthesis at 1")]
    [InlineData("format=(jpg OR type:x)", 20, "\")\" for the parenthesis at 8")]
    [InlineData("a)", 2, "AND, OR, another term or the end")]
    [InlineData("a=b=c", 4, "AND, OR, another term or the end")]
    [InlineData("a TO b", 3, "AND, OR, another term or the end")]
    [InlineData("AND a", 1, "a term, a field or \"(\"")]
    [InlineData("a OR", 5, "a term, a field or \"(\"")]
    [InlineData("a AND OR b", 7, "a term, a field or \"(\"")]
    [InlineData("-", 2, "a term, a field or \"(\"")]
    [InlineData("()", 2, "a term, a field or \"(\"")]
    [InlineData("=a", 1, "a term, a field or \"(\"")]
    [InlineData("[a TO b]", 1, "a term, a field or \"(\"")]
    [InlineData("\"a\"=b", 1, "the name of a field before \"=\", without quotes and stars")]
    [InlineData("a*:b", 1, "the name of a field before \":\", without quotes and stars")]
    [InlineData("x:[a]", 5, "TO in the range")]
    [InlineData("x:[a b]", 6, "TO in the range")]
    [InlineData("x:[a TO b)", 10, "\"]\" or \"}\" for the range at 3")]
    [InlineData("x:[ TO b]", 5, "a bound of the range, or * for none")]
    [InlineData("x:[a TO b*]", 9, "a bound without stars")]
    [InlineData("say \"hello", 11, "a closing quote for the one at 5")]
    [InlineData("a\\", 3, "a character after the backslash")]
    [InlineData("cat ~b", 5, "a backslash before \"~\", or quotes around it")]
    [InlineData("a & b", 3, "a backslash before \"&\", or quotes around it")]
    [InlineData("wh?t", 3, "a backslash before \"?\", or quotes around it")]
    public void What_is_no_expression_is_refused_with_its_place_and_what_was_expected(string text, int position, string expected)
    {
        var error = Assert.Throws<DamException>(() => SearchExpression.Parse(text));

        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
        Assert.Equal($"Invalid search expression at {position}: expected {expected}", error.Message);
    }

    [Fact]
    public void Length_terms_and_depth_are_limited()
    {
        const int deepest = SearchExpression.DeepestNesting;

        Assert.NotNull(SearchExpression.Parse(new string('a', SearchExpression.LongestText)));
        Assert.Contains("too long", Refused(new('a', SearchExpression.LongestText + 1)), StringComparison.Ordinal);
        Assert.NotNull(SearchExpression.Parse(string.Join(' ', Enumerable.Repeat("a", SearchExpression.MostTerms))));
        Assert.Contains("at most 200 terms", Refused(string.Join(" OR ", Enumerable.Repeat("a:b", SearchExpression.MostTerms + 1))), StringComparison.Ordinal);
        Assert.Contains("at most 200 terms", Refused($"x:({string.Join(' ', Enumerable.Repeat("[1 TO 2]", SearchExpression.MostTerms + 1))})"), StringComparison.Ordinal);
        Assert.NotNull(SearchExpression.Parse($"{new string('(', deepest)}a{new string(')', deepest)}"));
        Assert.Contains("inside one another", Refused(new('(', SearchExpression.LongestText)), StringComparison.Ordinal);
        Assert.Contains("inside one another", Refused(new('-', SearchExpression.LongestText)), StringComparison.Ordinal);
        Assert.Contains("inside one another", Refused("x:" + new string('(', deepest + 1)), StringComparison.Ordinal);
        Assert.NotNull(SearchExpression.Parse(string.Join(' ', Enumerable.Repeat("(-a)", 150))));
    }

    /// <summary>In one test: a runner's list of cases would not carry such texts.</summary>
    [Fact]
    public void A_text_that_is_no_Unicode_is_refused()
        => Assert.All(new[] { "a\ud800", "\"\udc00\"", "\udc00\ud800" }, text => Assert.Contains("Unicode", Refused(text), StringComparison.Ordinal));

    private static string Refused(string text) => Assert.Throws<DamException>(() => SearchExpression.Parse(text)).Message;
}
