using System.Text;
using ServerlessDam.Assets.Search.Synonyms;

namespace ServerlessDam.Assets.Tests.Search.Synonyms;

public sealed class ThesaurusFileTests
{
    [Fact]
    public void Every_word_that_was_written_is_found_with_what_it_has()
    {
        var words = Enumerable.Range(0, 200).ToDictionary(
            number => $"word{number}", number => (IReadOnlyList<RelatedWord>)[new($"same {number}", WordRelation.Same), new($"kind{number}", WordRelation.Kind), new("other", WordRelation.Kind)]);

        var file = new ThesaurusFile(ThesaurusFile.Write("Somewhere", words));

        Assert.Equal("Somewhere", file.Source);
        Assert.All(words, each => Assert.Equal(each.Value, file.Find(each.Key)));
        Assert.All(["", "a", "word", "word2000", "word99 ", "wore", "zz", "same", "# Somewhere"], word => Assert.Empty(file.Find(word)));
    }

    [Fact]
    public void Lines_of_other_hands_are_read_as_far_as_they_are_such()
    {
        var file = new ThesaurusFile(Encoding.UTF8.GetBytes("# By hand\n\nalone\nboth\tx||y\tz\tmore\nsame\tx\n"));

        Assert.Empty(file.Find("alone"));
        Assert.Equal(["x", "y", "z"], file.Find("both").Select(each => each.Text));
        Assert.Equal([new("x", WordRelation.Same)], file.Find("same"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# \n")]
    [InlineData("car\tauto\t\n")]
    [InlineData("# Cut off\ncar\tauto")]
    public void Anything_else_is_refused(string content) => Assert.Throws<FormatException>(() => new ThesaurusFile(Encoding.UTF8.GetBytes(content)));
}
