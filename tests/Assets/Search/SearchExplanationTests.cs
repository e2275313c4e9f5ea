using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Tests.Search;

public sealed class SearchExplanationTests
{
    private static readonly SearchDocument Sneaker = new(
        "a1",
        "row",
        "1",
        [new("public_id", "shoes/red_sneaker"), new("tags", "red"), new("tags", "summer sale"), new("context", "caption"), new("context.caption", "A red one"), new("status", "active")],
        [new("bytes", 2048), new("created_at", 1_781_524_800_000)]);

    [Theory]
    [InlineData("red", "red: public_id=shoes/red_sneaker (100); red: tags=red (10); red: context.caption=A red one (10); status=active: status=active (0)")]
    [InlineData("\"summer sa*\" AND status", "\"summer sa*\": tags=summer sale (10); status: status=active (0)")]
    [InlineData("(tags=red OR tags=blue) AND status:*", "tags=red: tags=red (0); status: status=active (0)")]
    [InlineData("bytes>1k AND -tags=blue AND status=active", "bytes>1024: bytes=2048 (0); status=active: status=active (0)")]
    [InlineData("created_at:[2026-06-15 TO *] -status=deleted", "created_at>=\"2026-06-15T00:00:00.000Z\": created_at=1781524800000 (0)")]
    [InlineData("public_id=shoes/*er OR status=deleted", "public_id=shoes/*er: public_id=shoes/red_sneaker (0)")]
    [InlineData("tags:\"Summer  SALE\" OR status=deleted", "tags:\"summer sale\": tags=summer sale (0)")]
    [InlineData("tags=sum* OR bytes:[1k TO 3k} OR status=x", "tags=sum*: tags=summer sale (0); bytes:[1024 TO 3072}: bytes=2048 (0)")]
    [InlineData("+tags=red caption OR status=x", "tags=red: tags=red (0); caption: context=caption (1)")]
    [InlineData("context:caption AND status:active AND status:active", "context=caption: context=caption (0); status=active: status=active (0)")]
    [InlineData("bytes OR status=x", "bytes: bytes=2048 (0)")]
    [InlineData("* OR status=x", "")]
    public void Each_condition_that_holds_is_told_with_its_place(string expression, string reasons)
        => Assert.Equal(reasons, string.Join("; ", SearchExplanation.Of(SearchExpression.Parse(expression).Bind(new(DateTimeOffset.UnixEpoch)), Sneaker)
            .Select(reason => $"{reason.Condition}: {reason.Field}={reason.Value} ({reason.Score})")));

    [Fact]
    public void Reasons_and_their_values_are_bounded()
    {
        var document = Sneaker with { Texts = [.. Enumerable.Range(0, 200).Select(i => new SearchText("tags", $"red {i} {new string('x', 300)}"))] };

        var reasons = SearchExplanation.Of(new SearchPredicate.Words(null, ["red"], false), document);

        Assert.Equal(SearchExplanation.MostReasons, reasons.Length);
        Assert.All(reasons, reason => Assert.Equal(SearchExplanation.LongestValue, reason.Value.Length));
    }
}
