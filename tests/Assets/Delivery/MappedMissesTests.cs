using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Tests.Delivery;

public sealed class MappedMissesTests
{
    private const string Address = "http://example.com/cat.jpg";

    [Fact]
    public void A_miss_is_known_for_a_minute_and_for_nothing_else()
    {
        var clock = new ManualClock();
        using var misses = new MappedMisses(clock);
        Assert.False(misses.IsKnown("demo", ResourceType.Image, Address));

        misses.Add("demo", ResourceType.Image, Address);
        Assert.True(misses.IsKnown("demo", ResourceType.Image, Address));
        Assert.False(misses.IsKnown("other", ResourceType.Image, Address));
        Assert.False(misses.IsKnown("demo", ResourceType.Video, Address));
        Assert.False(misses.IsKnown("demo", ResourceType.Image, Address + "x"));

        clock.Advance(MappedMisses.Lifetime);
        Assert.False(misses.IsKnown("demo", ResourceType.Image, Address));
    }
}
