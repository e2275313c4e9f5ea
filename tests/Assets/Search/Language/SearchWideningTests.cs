using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Language;
using ServerlessDam.Assets.Search.Synonyms;

namespace ServerlessDam.Assets.Tests.Search.Language;

public sealed class SearchWideningTests
{
    private static readonly SearchDocument Taxi = Document("Taxi rank");
    private static readonly SearchDocument Vehicle = Document("vehicle");

    [Theory]
    [InlineData("vehicle", true)]
    [InlineData("VEHICLE", true)]
    [InlineData("(vehicle OR nothing) AND tags", true)]
    [InlineData("+vehicle other", true)]
    [InlineData("\"vehicle\"", false)]
    [InlineData("vehicle*", false)]
    [InlineData("tags:vehicle", false)]
    [InlineData("tags=vehicle", false)]
    [InlineData("tags:(vehicle OR x)", false)]
    [InlineData("\"vehicle thing\"", false)]
    [InlineData("unknownword", false)]
    public void A_word_alone_finds_what_stands_for_it_and_nothing_else_does(string expression, bool isFound)
    {
        Assert.Equal(isFound, SearchMatcher.Holds(Bind(expression, Words.Known), Taxi));
        Assert.False(SearchMatcher.Holds(Bind(expression, null), Taxi));
    }

    [Theory]
    [InlineData("tags AND -vehicle")]
    [InlineData("tags AND NOT (vehicle OR car)")]
    public void What_must_not_be_is_what_was_written_alone(string expression)
    {
        Assert.True(SearchMatcher.Holds(Bind(expression, Words.Known), Taxi));
        Assert.False(SearchMatcher.Holds(Bind(expression, Words.Known), Vehicle));
    }

    [Fact]
    public void What_a_word_finds_itself_counts_more_than_all_that_stands_for_it()
    {
        Assert.InRange(SearchMatcher.Score(Bind("vehicle", Words.Known), Taxi), double.Epsilon, SearchScore.Seen / SearchWidening.MostWords);
        Assert.Equal(SearchScore.Label, SearchMatcher.Score(Bind("vehicle", Words.Known), Vehicle));
    }

    [Fact]
    public void Each_hit_says_what_stood_for_the_word()
    {
        var reason = Assert.Single(SearchExplanation.Of(Bind("vehicle OR status=x", Words.Known), Taxi));
        Assert.Equal(("taxi (a kind of vehicle)", "tags", "Taxi rank", SearchScore.Related), (reason.Condition, reason.Field, reason.Value, reason.Score));
    }

    [Fact]
    public void Words_that_are_widened_are_few_and_so_is_what_stands_for_them()
    {
        var predicate = Bind(string.Join(' ', Enumerable.Range(0, 100).Select(number => $"w{number}")), Words.Endless);
        var related = Assert.IsType<SearchPredicate.Any>(Assert.IsType<SearchPredicate.All>(predicate).Parts[0]).Parts.OfType<SearchPredicate.Related>().ToList();

        Assert.Equal(SearchWidening.MostWords, related.Count);
        Assert.All(related, each => Assert.Equal(SearchWidening.MostPhrases, each.Phrases.Length));
    }

    private static SearchPredicate Bind(string expression, ISynonyms? synonyms)
        => SearchExpression.Parse(expression).Bind(new(DateTimeOffset.UnixEpoch) { Synonyms = synonyms });

    private static SearchDocument Document(string tag) => new("a", "a", "1", [new("tags", tag), new("status", "active")], []);

    private sealed class Words(Func<string, IReadOnlyList<RelatedWord>> of) : ISynonyms
    {
        public static readonly Words Known = new(word => word == "vehicle" ? [new("car", WordRelation.Kind), new("taxi", WordRelation.Kind), new("--", WordRelation.Same), new("a b c d e", WordRelation.Same)] : []);

        public static readonly Words Endless = new(_ => [.. Enumerable.Range(0, 500).Select(number => new RelatedWord($"r{number}", WordRelation.Same))]);

        public string Source => "here";

        public IReadOnlyList<RelatedWord> Of(string word) => of(word);
    }
}
