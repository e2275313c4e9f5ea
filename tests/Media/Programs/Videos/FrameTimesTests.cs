using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Programs.Videos;

namespace ServerlessDam.Media.Tests.Programs.Videos;

/// <summary>Which moments of a video are looked at.</summary>
public sealed class FrameTimesTests
{
    [Theory]
    [InlineData(null, "0 1 3 10 30")]
    [InlineData(0.0, "0")]
    [InlineData(0.04, "0")]
    [InlineData(1.0, "0.5")]
    [InlineData(2.5, "0.625 1.875")]
    [InlineData(10.0, "1 3 5 7 9")]
    [InlineData(7200.0, "720 2160 3600 5040 6480")]
    public void One_for_each_second_up_to_five_in_the_middle_of_its_part(double? duration, string expected)
        => Assert.Equal(expected, string.Join(' ', FrameTimes.Of(duration).Select(time => time.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Whatever_the_duration_they_ascend_within_it_and_are_the_same_again()
    {
        var chance = new Random(8);
        foreach (var duration in Enumerable.Range(0, 2000).Select(_ => Math.Pow(10, (chance.NextDouble() * 10) - 3)))
        {
            var times = FrameTimes.Of(duration);
            Assert.InRange(times.Count, 1, VideoFrames.Most);
            Assert.All(times, time => Assert.InRange(time, 0, duration));
            Assert.Equal(times.Distinct().Order(), times);
            Assert.Equal(times, FrameTimes.Of(duration));
        }
    }

    [Fact]
    public void What_lies_around_a_moment_is_nearer_to_it_than_to_any_other()
    {
        var chance = new Random(9);
        foreach (var duration in Enumerable.Range(0, 500).Select(_ => 1 + (chance.NextDouble() * 4000)))
        {
            var times = FrameTimes.Of(duration);
            foreach (var at in times)
            {
                var around = FrameTimes.Around(at, duration);
                Assert.Equal(at, around[0]);
                Assert.All(around, each => Assert.InRange(each, 0, duration));
                Assert.All(around, each => Assert.Equal(at, times.MinBy(time => Math.Abs(time - each))));
            }
        }
    }

    [Fact]
    public void Where_nobody_knows_what_lies_around_a_moment_it_is_the_only_one()
        => Assert.All(FrameTimes.Of(null), at => Assert.Equal([at], FrameTimes.Around(at, null)));
}
