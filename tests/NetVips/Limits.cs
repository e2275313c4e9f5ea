using NetVips;

namespace NetVipsTests;

[Collection(nameof(Limits))]
[CollectionDefinition(nameof(Limits), DisableParallelization = true)]
public sealed class Limits
{
    [Fact]
    public void A_killed_image_stops_computing()
    {
        using var noise = Image.Gaussnoise(2000, 2000);
        using var slow = noise.Gaussblur(20);
        slow.SetKill(true);

        Assert.Throws<VipsException>(() => slow.Avg());
        slow.SetKill(false);
        Assert.False(slow.IsKilled());
    }

    [Fact]
    public void Cancelling_ends_what_is_under_way_and_progress_is_told_until_then()
    {
        using var noise = Image.Gaussnoise(4000, 4000);
        using var slow = noise.Gaussblur(10);
        using var source = new CancellationTokenSource();
        var seen = new Seen(source);
        slow.SetProgress(seen, source.Token);

        Assert.Throws<VipsException>(() => slow.WriteToMemory());

        Assert.InRange(seen.Last, 1, 90);
    }

    [Fact]
    public void A_blocked_loader_does_not_load()
    {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>"u8.ToArray();
        using (var drawn = Image.SvgloadBuffer(svg))
            Assert.Equal((4, 3), (drawn.Width, drawn.Height));

        Operation.Block("VipsForeignLoadSvg", true);
        try
        {
            Assert.Throws<VipsException>(() => Image.SvgloadBuffer(svg));
        }
        finally
        {
            Operation.Block("VipsForeignLoadSvg", false);
        }
    }

    [Fact]
    public async Task Ten_thousand_operations_leave_nothing_behind()
    {
        Cache.Max = 0;
        using var picture = Pictures.Noise(64, 64);
        Work(picture, 500);
        var (bytes, files, resident) = (Stats.Mem, Stats.Files, Resident());

        Work(picture, 2000);

        // libvips' threads let go of their last buffers shortly after the operation that used them has returned.
        for (var patience = 0; Stats.Mem > bytes && patience < 100; patience++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.InRange(Stats.Mem, 0, bytes);
        Assert.InRange(Stats.Files, 0, files);
        Assert.InRange(Resident() - resident, long.MinValue, 16L << 20);
    }

    /// <summary>Five operations a turn, one of them failing.</summary>
    private static void Work(Image picture, int turns)
    {
        for (var i = 0; i < turns; i++)
        {
            using var small = picture.Resize(0.5);
            using var joined = small.Bandjoin(small, small);
            using var back = Image.NewFromBuffer(joined.JpegsaveBuffer());
            Assert.Equal(32, back.Width);
            Assert.Throws<VipsException>(() => back.Crop(0, 0, 99, 99));
        }
    }

    private static long Resident()
    {
        GC.Collect();
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    private sealed class Seen(CancellationTokenSource source) : IProgress<int>
    {
        public int Last { get; private set; }

        public void Report(int value)
        {
            Last = value;
            if (value >= 20)
                source.Cancel();
        }
    }
}
