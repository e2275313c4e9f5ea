using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Search.Synonyms;

namespace ServerlessDam.Assets.Tests.Search.Synonyms;

public sealed class ThesaurusTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly Thesaurus _thesaurus;

    public ThesaurusTests()
    {
        File.WriteAllText(_path, "# Test\ncar\tauto\ttaxi|bus\ncity\t\tport city\nknife\t\tdagger\n");
        _thesaurus = new(Options.Create(new ThesaurusOptions { Path = _path }), NullLogger<Thesaurus>.Instance);
    }

    [Theory]
    [InlineData("car", "cars auto autos taxi taxis bus buses")]
    [InlineData("cars", "car auto autos taxi taxis bus buses")]
    [InlineData("cities", "city port,city port,cities")]
    [InlineData("knives", "knife dagger daggers")]
    [InlineData("cares", "")]
    [InlineData("s", "")]
    [InlineData("glass", "")]
    public void A_word_in_any_number_stands_for_others_in_both(string word, string others)
        => Assert.Equal(others.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(other => other.Replace(',', ' ')), _thesaurus.Of(word).Select(related => related.Text));

    [Fact]
    public void Each_says_what_it_is_to_the_word()
        => Assert.Equal([WordRelation.Form, WordRelation.Same, WordRelation.Same, WordRelation.Kind], _thesaurus.Of("car").Take(4).Select(related => related.Relation));

    [Fact]
    public void A_file_may_come_later_and_one_that_cannot_be_read_is_none()
    {
        File.WriteAllText(_path, "nonsense");
        Assert.Empty(_thesaurus.Of("car"));
        Assert.Null(_thesaurus.Source);

        File.Delete(_path);
        Assert.Empty(_thesaurus.Of("car"));

        File.WriteAllBytes(_path, Encoding.UTF8.GetBytes("# Later\ncar\tauto\t\n"));
        File.SetLastWriteTimeUtc(_path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal("Later", _thesaurus.Source);
        Assert.NotEmpty(_thesaurus.Of("car"));
    }

    public void Dispose() => File.Delete(_path);
}
