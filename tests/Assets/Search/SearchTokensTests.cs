using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Assets.Tests.Search;

public sealed class SearchTokensTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("IMG_2024-05.JPG", "img 2024 05 jpg")]
    [InlineData("Été à Zürich", "été à zürich")]
    [InlineData("東京タワー 2", "東 京 タ ワ ー 2")]
    [InlineData("don't", "don t")]
    public void Words_are_runs_of_letters_and_digits_in_lower_case(string text, string tokens)
        => Assert.Equal(tokens, string.Join(' ', SearchTokens.Of(text)));

    [Fact]
    public void Long_runs_are_cut()
        => Assert.Equal([63, 63, 4], SearchTokens.Of(new string('x', 130)).Select(token => token.Length));

    /// <summary>ASCII is read by a loop of its own.</summary>
    [Fact]
    public void A_letter_from_elsewhere_changes_none_of_the_words_before_it()
    {
        var texts = Gen.OneOf(Gen.Elements("aZ09 -_.".ToCharArray()).Select(c => $"{c}"), Gen.Choose(0, 127).Select(c => $"{(char)c}"), Gen.Constant(new string('q', 70))).ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text => SearchTokens.Of(text).Add("é").SequenceEqual(SearchTokens.Of(text + " é"))).QuickCheckThrowOnFailure();
    }
}
