using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Tests.Search.Language;

public sealed class SearchExpressionProperties
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(5_000);

    [Fact]
    public void Parsing_what_was_printed_gives_the_same_tree()
        => Prop.ForAll(RandomExpressions.Trees, tree => SearchExpression.Parse(tree.ToString()).Equals(tree)).Check(Thorough);

    [Fact]
    public void Printing_what_was_parsed_gives_a_text_that_stays()
    {
        var parsed = 0;
        Prop.ForAll(RandomExpressions.Texts, text =>
        {
            if (Parsed(text) is not { } tree)
                return true;

            parsed++;
            var again = SearchExpression.Parse(tree.ToString());
            return again.Equals(tree) && again.ToString() == tree.ToString();
        }).Check(Thorough);

        Assert.True(parsed > 500, $"Of the random texts only {parsed} were expressions.");
    }

    [Fact]
    public void No_text_ends_in_any_error_but_one_for_the_caller()
    {
        var bound = 0;
        Prop.ForAll(RandomExpressions.Texts, text =>
        {
            try
            {
                SearchMatcher.Holds(SearchExpression.Parse(text).Bind(new(Now)), new("a", "b", "1", [new("tags", "cat")], [new("bytes", 1)]));
                bound++;
            }
            catch (DamException e) when (e.Kind == ErrorKind.InvalidParameter)
            {
                // What the caller can act on.
            }
        }).Check(Thorough);

        Assert.True(bound > 200, $"Of the random texts only {bound} meant something.");
    }

    [Fact]
    public void A_printed_condition_asks_the_same()
        => Prop.ForAll(RandomExpressions.Texts, text =>
        {
            if (Predicate(text) is not (SearchPredicate.Words or SearchPredicate.Exact or SearchPredicate.Begins or SearchPredicate.Between or SearchPredicate.Exists) || Predicate(text) is not { } leaf)
                return true;

            // What looks like a number is asked for by number too.
            var again = Predicate(SearchLeafText.Of(leaf)) is SearchPredicate.Any any ? any.Parts[0] : Predicate(SearchLeafText.Of(leaf));
            Assert.Equal(SearchLeafText.Of(leaf), again is null ? "nothing" : SearchLeafText.Of(again));
            return true;
        }).Check(Thorough);

    /// <summary>Counted in bytes rather than by a clock.</summary>
    [Theory]
    [InlineData("a ")]
    [InlineData("-a")]
    [InlineData("a*")]
    [InlineData("\\a")]
    [InlineData("\"a\"")]
    [InlineData("(a)")]
    [InlineData("a:b ")]
    [InlineData("a:[b TO c] ")]
    [InlineData("((((((((((")]
    [InlineData("x:y OR ")]
    [InlineData("\"\\\"")]
    public void Reading_and_printing_take_work_in_proportion_to_the_text(string piece)
    {
        var (small, large) = (Repeated(piece, 50), Repeated(piece, 200));
        Work(large);

        Assert.InRange(Work(large), 0, (5 * Work(small)) + 20_000);
    }

    private static string Repeated(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));

    private static long Work(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Parsed(text)?.ToString();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static SearchExpression? Parsed(string text)
    {
        try
        {
            return SearchExpression.Parse(text);
        }
        catch (DamException)
        {
            return null;
        }
    }

    /// <summary>Without the filter that is not asked for.</summary>
    private static SearchPredicate? Predicate(string text)
    {
        try
        {
            return SearchExpression.Parse(text).Bind(new(Now) { Fields = SearchFieldTable.Assets with { Unasked = null } });
        }
        catch (DamException)
        {
            return null;
        }
    }
}
