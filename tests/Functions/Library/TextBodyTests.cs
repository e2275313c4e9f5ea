using ServerlessDam.Assets.Processing;
using ServerlessDam.Functions.Library;

namespace ServerlessDam.Functions.Tests.Library;

public sealed class TextBodyTests
{
    private const string First = """{"textAnnotations":[{"locale":"und","description":"a\n","boundingPoly":{"vertices":[{"x":1,"y":2},{"x":9,"y":2},{"x":9,"y":8},{"x":1,"y":8}]}},{"locale":"und","description":"a","boundingPoly":{"vertices":[{"x":1,"y":2},{"x":9,"y":2},{"x":9,"y":8},{"x":1,"y":8}]}}],"fullTextAnnotation":{"text":"a\n"}}""";

    private static readonly IReadOnlyList<SeenLine> Lines = [new("a", 0.9, [new(1, 2), new(9, 2), new(9, 8), new(1, 8)])];

    [Fact]
    public void A_picture_has_one_entry()
    {
        Assert.Equal($"[{First}]", TextBody.Of(Lines, []).ToJsonString());
        Assert.Equal("""[{"textAnnotations":[]}]""", TextBody.Of([], []).ToJsonString());
    }

    [Fact]
    public void The_language_is_told_where_somebody_said_it()
        => Assert.Equal($"[{First.Replace("\"und\"", "\"fr\"", StringComparison.Ordinal)}]", TextBody.Of(Lines, [], "fr").ToJsonString());

    [Fact]
    public void A_document_has_an_entry_for_each_page_that_was_read_and_says_which_could_not_be()
        => Assert.Equal(
            $$$"""[{"textAnnotations":[]},{{{First}}},{"textAnnotations":[],"error":{"code":3,"message":"Too slow"}},{{{First}}}]""",
            TextBody.Of([], [new(2, Lines), new(3, []) { Problem = "Too slow" }, new(4, Lines)]).ToJsonString());
}
