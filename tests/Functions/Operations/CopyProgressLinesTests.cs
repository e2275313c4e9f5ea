using ServerlessDam.Assets.Moving;
using ServerlessDam.Functions.Operations;

namespace ServerlessDam.Functions.Tests.Operations;

public sealed class CopyProgressLinesTests
{
    [Theory]
    [InlineData(25_000_000, 60, "copying blobs: 10 of 40, 25.0 of 100.0 MB, 25 %, about 3 min left")]
    [InlineData(50_000_000, 8, "copying blobs: 10 of 40, 50.0 of 100.0 MB, 50 %, about 8 s left")]
    [InlineData(1_000_000, 3600, "copying blobs: 10 of 40, 1.0 of 100.0 MB, 1 %, about 99.0 h left")]
    [InlineData(0, 10, "copying blobs: 10 of 40")]
    public void The_time_left_follows_from_the_bytes(long done, double seconds, string expected)
        => Assert.Equal(expected, CopyProgressLines.LineOf(new(CopyStage.Blobs, 10, 40, done, 100_000_000), TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_line_comes_as_a_stage_begins_and_not_for_every_blob()
    {
        using var output = new StringWriter();
        var lines = new CopyProgressLines(new Standing(), output);
        for (var i = 1; i <= 3; i++)
        {
            lines.Report(new(CopyStage.Rows, i, null, 0, null));
        }

        lines.Report(new(CopyStage.Comparing, 1, null, 0, null));
        Assert.Equal(["copying rows: 1", "comparing rows and blobs: 1"], output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private sealed class Standing : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
