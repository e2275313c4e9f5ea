using ServerlessDam.Assets.Processing;
using ServerlessDam.Functions.Library;

namespace ServerlessDam.Functions.Tests.Library;

/// <summary>When in a video things are seen, as clients of the vendor read it.</summary>
public sealed class MomentsBodyTests
{
    [Fact]
    public void A_thing_is_told_from_the_first_to_the_last_frame_that_shows_it_and_anew_where_one_between_does_not()
    {
        var body = MomentsBody.Of(
        [
            new(1, [new("dog", 0.6)]),
            new(3, [new("dog", 0.9), new("cat", 0.7)]),
            new(5, [new("cat", 0.5)]),
            new(7, []),
            new(9, [new("dog", 0.8)]),
        ]);
        Assert.Equal(
            """[{"tag":{"en":"dog"},"start_time_offset":1,"end_time_offset":3,"confidence":0.9},"""
            + """{"tag":{"en":"dog"},"start_time_offset":9,"end_time_offset":9,"confidence":0.8},"""
            + """{"tag":{"en":"cat"},"start_time_offset":3,"end_time_offset":5,"confidence":0.7}]""",
            body.ToJsonString());
    }

    [Fact]
    public void Where_nothing_is_seen_there_is_no_entry() => Assert.Equal("[]", MomentsBody.Of([new(0.5, []), new(1.5, [])]).ToJsonString());
}
