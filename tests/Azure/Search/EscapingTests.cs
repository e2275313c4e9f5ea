using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Azure.Search;
using ServerlessDam.Azure.Tests.Search.StandIn;

namespace ServerlessDam.Azure.Tests.Search;

/// <summary>No text gets out of its place in a filter.</summary>
public sealed class EscapingTests
{
    /// <summary>What OData, Lucene and wildcards mean something by, letters whose case is odd, and halves of surrogates.</summary>
    private static readonly Gen<string> Hostile =
        Gen.Elements("'", "''", "' or true or '", "\"", "\\", "*", "?", "~", "^9", "/", "(", ")", " ", "|", "&&", ":", "+", "-", "!", "{", "[", "\0", "\n", "a", "A", "İ", "ß", "Σ", "ς", "K", "9", "\uD83C", "\uDF89", "\uAC00", "\uAD61", "\uAE00", "\uAE03", "\uAE04", "é", "e\u0301")
            .ListOf().Select(string.Concat);

    private static readonly Arbitrary<string> Texts = Hostile.ToArbitrary();

    [Fact]
    public void A_safe_text_is_unlike_that_of_any_other_text()
        => Prop.ForAll(Texts, Texts, (one, other) => (SafeText.From(one) == SafeText.From(other)) == (one == other)).QuickCheckThrowOnFailure();

    [Fact]
    public void Beginnings_ends_and_pieces_are_those_of_the_text()
        => Prop.ForAll(Texts, Texts, (text, part) =>
            SafeText.From(text).StartsWith(SafeText.From(part), StringComparison.Ordinal) == text.StartsWith(part, StringComparison.Ordinal)
            && SafeText.From(text).EndsWith(SafeText.From(part), StringComparison.Ordinal) == text.EndsWith(part, StringComparison.Ordinal)
            && SafeText.From(text).Contains(SafeText.From(part), StringComparison.Ordinal) == text.Contains(part, StringComparison.Ordinal)).QuickCheckThrowOnFailure();

    [Fact]
    public void Case_and_syntax_mean_nothing_to_a_safe_text()
        => Prop.ForAll(Texts, text => SafeText.From(text).All(unit => char.ToLowerInvariant(unit) == unit && char.IsLetterOrDigit(unit))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_literal_is_read_as_the_text_that_was_written()
        => Prop.ForAll(Texts, text => ODataParser.Parse($"a eq {OData.Text(text)}") == new ODataNode.Compare("a", "eq", text)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_is_read_as_the_one_that_was_written()
        => Prop.ForAll(ArbMap.Default.ArbFor<double>().Filter(double.IsFinite), number =>
            ODataParser.Parse($"a eq {OData.Number(number)}") is ODataNode.Compare { Constant: double read } && read.Equals(number)).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_question_about_a_hostile_text_is_one_clause_about_it()
        => Prop.ForAll(Texts, Texts, (field, text) =>
            ODataParser.Parse(FilterWriter.Write(new SearchPredicate.Exact(field, text))) is ODataNode.Lambda { Path: IndexFields.Values, Body: ODataNode.Compare }
            && ODataParser.Parse(FilterWriter.Write(new SearchPredicate.Begins(field, text))) is ODataNode.Match { Fields: IndexFields.Values } begins && IsOneTerm(begins)
            && ODataParser.Parse(FilterWriter.Write(new SearchPredicate.Pieces(field, [text, text, ""]))) is ODataNode.Match pieces && IsOneTerm(pieces)
            && ODataParser.Parse(FilterWriter.Write(new SearchPredicate.Words(field, [text], true))) is ODataNode.Match { Fields: IndexFields.Words } words && IsOneTerm(words)
            && ODataParser.Parse(FilterWriter.Write(new SearchPredicate.Between(field, 1, true, null, false))) is ODataNode.Lambda { Path: IndexFields.Numbers }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sorted_texts_are_in_the_order_of_their_units_and_come_back()
        => Prop.ForAll(Texts, Texts, (one, other) =>
            Math.Sign(string.CompareOrdinal(SortText.From(one), SortText.From(other))) == Math.Sign(string.CompareOrdinal(one, other))
            && SortText.Read(SortText.From(one)) == one).QuickCheckThrowOnFailure();

    [Fact]
    public void A_list_of_alternatives_is_one_clause_and_what_is_too_large_is_refused()
    {
        var alternatives = Enumerable.Range(0, 5000).Select(number => (SearchPredicate)new SearchPredicate.Exact("tags", $"it's {number}|")).ToList();
        Assert.IsType<ODataNode.Lambda>(ODataParser.Parse(FilterWriter.Write(new SearchPredicate.Any([.. alternatives]))));

        Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => FilterWriter.Write(new SearchPredicate.All([.. alternatives]))).Kind);
        var deep = Enumerable.Range(0, 100).Aggregate(alternatives[0], (inner, _) => new SearchPredicate.Not(inner));
        Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => FilterWriter.Write(deep)).Kind);
        Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => FilterWriter.Write(new SearchPredicate.Begins("tags", new string('x', 2000)))).Kind);
    }

    private static bool IsOneTerm(ODataNode.Match match) => LuceneParser.Parse(match.Query, isAll: false) is LuceneNode.Group { Clauses: [{ Node: LuceneNode.Pattern }] };
}
