using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Tests.Search.Language;

/// <summary>Orders and facets as callers ask for them.</summary>
public sealed class SearchAsksTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("public_id", "asc", false)]
    [InlineData("created_at", "DESC", true)]
    [InlineData("bytes", null, true)]
    [InlineData("context.caption", "", true)]
    [InlineData("score", "desc", true)]
    public void An_order_is_of_a_field_and_descends_unless_it_says_otherwise(string field, string? direction, bool descending)
        => Assert.Equal(new SearchSort(field, descending), SearchSorts.Of(field, direction));

    [Theory]
    [InlineData("taste", "asc", "Invalid sort_by: \"taste\" is no field to sort by")]
    [InlineData("context", "asc", "Invalid sort_by: \"context\" is no field to sort by")]
    [InlineData("bytes", "up", "Invalid sort_by: the direction of bytes is asc or desc, not \"up\"")]
    public void An_order_that_cannot_be_is_refused(string field, string direction, string message)
        => Assert.Equal(message, Assert.Throws<DamException>(() => SearchSorts.Of(field, direction)).Message);

    [Theory]
    [InlineData("", "created_at")]
    [InlineData("tags:cat", "created_at")]
    [InlineData("-cat", "created_at")]
    [InlineData("cat", "score created_at")]
    [InlineData("+tags=a cat", "score created_at")]
    [InlineData("(tags=a OR cat) AND tags=b", "score created_at")]
    public void Without_an_order_the_newest_is_first_after_the_most_relevant(string expression, string fields)
    {
        var order = SearchSorts.Of([], SearchExpression.Parse(expression).Bind(new(Now)));

        Assert.Equal(fields.Split(' '), order.Select(sort => sort.Field));
        Assert.All(order, sort => Assert.True(sort.Descending));
    }

    [Fact]
    public void Of_a_field_that_comes_twice_the_later_counts_and_their_number_is_limited()
    {
        Assert.Equal([new("bytes", true), new("width", false)], SearchSorts.Of([new("bytes", false), new("width", false), new("bytes", true)], new SearchPredicate.Everything()));
        Assert.Throws<DamException>(() => SearchSorts.Of([.. Enumerable.Repeat(new SearchSort("bytes", false), SearchSorts.Most + 1)], new SearchPredicate.Everything()));
    }

    [Fact]
    public void Sizes_have_ordinary_ranges_that_leave_no_gap()
    {
        foreach (var type in new[] { "bytes", "pixels", "image_pixels", "video_pixels", "duration" })
        {
            var asked = SearchFacets.Of(type, [], Now);
            var ranges = asked.Facet.Ranges;

            Assert.Equal(["tiny", "small", "medium", "large", "huge"], ranges.Select(range => range.Key));
            Assert.Equal((null, null), (ranges[0].From, ranges[^1].To));
            Assert.Equal(ranges.Skip(1).Select(range => range.From), ranges.SkipLast(1).Select(range => range.To));
            Assert.Equal((type, type.Contains('_')), (asked.Name, asked.Only is not null));
            Assert.Equal(type.Split('_')[^1], asked.Facet.Field);
        }
    }

    [Theory]
    [InlineData("format")]
    [InlineData("tags")]
    [InlineData("asset_folder")]
    [InlineData("moderation_status")]
    [InlineData("metadata.season")]
    [InlineData("context")]
    public void Texts_are_counted_one_by_one(string type)
    {
        var asked = SearchFacets.Of(type, [], Now);

        Assert.Equal((type, type, null), (asked.Name, asked.Facet.Field, asked.Only));
        Assert.Empty(asked.Facet.Ranges);
    }

    [Theory]
    [InlineData("bytes", "1k", "2m", 1024d, 2097152d)]
    [InlineData("bytes", null, "500", null, 500d)]
    [InlineData("duration", "1m", null, 60d, null)]
    [InlineData("aspect_ratio", "1.5", "2", 1.5, 2d)]
    [InlineData("metadata.stock", "-1", "1", -1d, 1d)]
    [InlineData("created_at", "2026-06-01", "1d", 1780272000000d, 1781438400000d)]
    public void Ranges_are_read_as_values_are(string type, string? from, string? to, double? least, double? most)
        => Assert.Equal([new("key", least, most)], SearchFacets.Of(type, [new("key", from, to)], Now).Facet.Ranges);

    [Theory]
    [InlineData("taste", null, "\"taste\" is no field to count by")]
    [InlineData("width", null, "width is counted by ranges only")]
    [InlineData("created_at", null, "created_at is counted by ranges only")]
    [InlineData("tags", "1", "tags has no numbers, hence no ranges")]
    [InlineData("asset_id", null, "asset_id does not support aggregations: nearly every asset has a value of its own")]
    [InlineData("public_id", null, "public_id does not support aggregations: nearly every asset has a value of its own")]
    [InlineData("etag", null, "etag does not support aggregations: nearly every asset has a value of its own")]
    [InlineData("phash", "1", "phash does not support aggregations: nearly every asset has a value of its own")]
    [InlineData("bytes", "big", "a bound of bytes is a number of bytes such as 500, 10k or 1.5mb, not \"big\"")]
    public void A_facet_that_cannot_be_is_refused(string type, string? from, string message)
        => Assert.Equal($"Invalid aggregate: {message}", Assert.Throws<DamException>(() => SearchFacets.Of(type, from is null ? [] : [new("a", from, null)], Now)).Message);

    [Fact]
    public void Ranges_have_keys_of_their_own_and_are_limited()
    {
        AskedRange[] many = [.. Enumerable.Range(0, SearchFacets.MostRanges + 1).Select(i => new AskedRange($"{i}", "1", null))];

        Assert.Throws<DamException>(() => SearchFacets.Of("bytes", many, Now));
        Assert.Throws<DamException>(() => SearchFacets.Of("bytes", [new("a", "1", null), new("a", "2", null)], Now));
        Assert.Throws<DamException>(() => SearchFacets.Of("bytes", [new("", "1", null)], Now));
        Assert.Throws<DamException>(() => SearchFacets.Of("bytes", [new(new('k', 101), "1", null)], Now));
    }
}
