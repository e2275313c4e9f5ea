using Microsoft.AspNetCore.Http;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Tests.Wire.Binding;

public sealed class ChunkRangeTests
{
    [Theory]
    [InlineData("bytes 0-5999999/6000000", 0, 6000000, 6000000L, true)]
    [InlineData("bytes 0-9/20", 0, 10, 20L, false)]
    [InlineData("bytes 10-19/20", 10, 10, 20L, true)]
    [InlineData("bytes 0-9/-1", 0, 10, null, false)]
    [InlineData("bytes 0-9/*", 0, 10, null, false)]
    [InlineData("bytes 0-9", 0, 10, null, false)]
    [InlineData("bytes=0-9/10", 0, 10, 10L, true)]
    [InlineData("Bytes 0-9 / 10", 0, 10, 10L, true)]
    [InlineData("bytes 0--1/0", 0, 0, 0L, true)]
    public void Every_spelling_of_a_range_is_read(string header, long start, long length, long? total, bool last)
    {
        var range = From(("X-Unique-Upload-Id", "abc"), ("Content-Range", header));

        Assert.Equal(new ChunkRange { UploadId = "abc", Start = start, Length = length, Total = total }, range);
        Assert.Equal(last, range!.IsLast);
    }

    [Theory]
    [InlineData("bytes 5-3/20")]
    [InlineData("bytes 0-20/20")]
    [InlineData("bytes 5--1/20")]
    [InlineData("bytes -5/20")]
    [InlineData("bytes 0-x/20")]
    [InlineData("bytes 0-9/x")]
    [InlineData("bytes 0-9/-2")]
    [InlineData("bytes 0-99999999999999999999/1")]
    [InlineData("items 0-9/20")]
    [InlineData("bytes")]
    public void A_range_that_makes_no_sense_is_the_callers_error(string header)
        => Assert.Throws<DamException>(() => From(("X-Unique-Upload-Id", "abc"), ("Content-Range", header)));

    [Fact]
    public void Parts_may_be_numbered_instead()
    {
        var range = From(("X-Unique-Upload-Id", "abc"), ("X-Upload-Part-Number", "3"), ("X-Upload-Total-Parts", "3"));

        Assert.Equal(new ChunkRange { UploadId = "abc", PartNumber = 3, TotalParts = 3 }, range);
        Assert.True(range!.IsLast);
    }

    [Theory]
    [InlineData("0", "3")]
    [InlineData("4", "3")]
    [InlineData("1", "10001")]
    [InlineData("1", "")]
    [InlineData("x", "3")]
    public void Numbers_outside_the_count_are_the_callers_error(string part, string parts)
        => Assert.Throws<DamException>(() => From(("X-Unique-Upload-Id", "abc"), ("X-Upload-Part-Number", part), ("X-Upload-Total-Parts", parts)));

    [Fact]
    public void A_whole_file_needs_no_id_and_a_part_of_one_does()
    {
        Assert.Null(From(("Content-Range", "bytes 0-9/10")));
        Assert.Equal("Missing required parameter - public_id", Assert.Throws<DamException>(() => From(("Content-Range", "bytes 10-19/20"))).Message);
    }

    [Fact]
    public void A_plain_request_is_no_chunk()
    {
        Assert.Null(From());
        Assert.Null(From(("X-Unique-Upload-Id", "abc")));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\u0001")]
    public void An_id_is_visible_ascii(string id) => Assert.Throws<DamException>(() => From(("X-Unique-Upload-Id", id), ("Content-Range", "bytes 0-9/10")));

    private static ChunkRange? From(params (string Name, string Value)[] headers)
    {
        var dictionary = new HeaderDictionary();
        foreach (var (name, value) in headers)
            dictionary[name] = value;
        return ChunkRange.From(dictionary);
    }
}
