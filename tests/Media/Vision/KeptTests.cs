using ServerlessDam.Media.Vision;

namespace ServerlessDam.Media.Tests.Vision;

public sealed class KeptTests
{
    private readonly ManualClock _clock = new();
    private int _opened;

    [Fact]
    public void What_is_used_stays_open()
    {
        var kept = new Kept<MemoryStream>(Open, _clock);
        var first = kept.Value;
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Same(first, kept.Value);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(kept.CloseUnused(TimeSpan.FromMinutes(2)));
        Assert.Equal(1, _opened);
    }

    [Fact]
    public void What_was_not_used_for_a_while_is_closed_and_opened_anew()
    {
        var kept = new Kept<MemoryStream>(Open, _clock);
        var first = kept.Value!;
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(kept.CloseUnused(TimeSpan.FromMinutes(2)));
        Assert.False(first.CanRead);
        Assert.False(kept.CloseUnused(TimeSpan.Zero));
        Assert.NotSame(first, kept.Value);
    }

    [Fact]
    public void What_is_missing_is_looked_for_again()
    {
        var kept = new Kept<MemoryStream>(() => _opened++ == 0 ? null : new(), _clock);
        Assert.Null(kept.Value);
        Assert.NotNull(kept.Value);
    }

    private MemoryStream Open()
    {
        _opened++;
        return new();
    }
}
