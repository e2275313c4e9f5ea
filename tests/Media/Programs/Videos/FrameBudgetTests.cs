using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Programs.Videos;
using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Tests.Programs.Videos;

/// <summary>How long the programs of one frame may run.</summary>
public sealed class FrameBudgetTests
{
    [Theory]
    [InlineData(null, 5, 3)]
    [InlineData("00:00:20", 10, 6)]
    [InlineData("00:00:00.1000000", 0.05, 0.03)]
    [InlineData("-00:00:01", 5, 3)]
    [InlineData("soon", 5, 3)]
    public void They_have_half_of_what_a_worker_has(string? limit, double whole, double run)
        => Assert.Equal((whole, run), (new FrameBudget(WorkerTime.Of(limit)).Whole.TotalSeconds, new FrameBudget(WorkerTime.Of(limit)).LongestRun.TotalSeconds));

    [Fact]
    public void Workers_are_told_their_limit()
    {
        var told = WorkerCommand.Create(new MediaOptions { TimeLimit = TimeSpan.FromMilliseconds(12_500) }).Environment[WorkerTime.Variable];
        Assert.Equal(6.25, new FrameBudget(WorkerTime.Of(told)).Whole.TotalSeconds);
    }
}
