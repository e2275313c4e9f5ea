using Microsoft.Extensions.Logging.Abstractions;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Tests.Workers;

public sealed class QuarantineTests : IDisposable
{
    private readonly TestFiles _files = new();
    private readonly ManualClock _clock = new();
    private readonly Quarantine _quarantine;

    public QuarantineTests() => _quarantine = new(TimeSpan.FromHours(1), _clock, NullLogger.Instance);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task What_crashed_a_worker_once_gets_another_try()
    {
        var file = _files.Write("a", "bad");
        await _quarantine.BlameAsync(file, "probe", WorkerEnd.Crashed, "It crashed");
        await CheckAsync(file, "probe");
    }

    [Fact]
    public async Task What_crashed_workers_twice_is_refused_under_any_name_and_for_any_work()
    {
        var file = await CrashedTwiceAsync();
        var copy = _files.Write("copy", "bad");
        await Assert.ThrowsAsync<DamException>(() => CheckAsync(file, "probe"));
        var error = await Assert.ThrowsAsync<DamException>(() => CheckAsync(copy, "c_scale,w_100.jpg"));
        Assert.Equal(ErrorKind.Unprocessable, error.Kind);
    }

    [Fact]
    public async Task Another_file_of_the_same_length_is_not_confused_with_it()
    {
        await CrashedTwiceAsync();
        await CheckAsync(_files.Write("b", "dab"), "probe");
    }

    [Fact]
    public async Task It_is_let_in_again_when_its_time_has_passed()
    {
        var file = await CrashedTwiceAsync();
        _clock.Advance(TimeSpan.FromMinutes(59));
        await Assert.ThrowsAsync<DamException>(() => CheckAsync(file, "probe"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await CheckAsync(file, "probe");
    }

    [Fact]
    public async Task Work_that_overran_twice_is_refused_and_other_work_on_the_same_file_is_not()
    {
        var file = _files.Write("a", "slow");
        await _quarantine.BlameAsync(file, "e_heavy.jpg", WorkerEnd.OverTime, "It was slow");
        await _quarantine.BlameAsync(file, "e_heavy.jpg", WorkerEnd.OverMemory, "It was large");
        var refused = await Assert.ThrowsAsync<DamException>(() => CheckAsync(file, "e_heavy.jpg"));
        Assert.Equal("This file has repeatedly failed to process and is refused for now. It was large", refused.Message);
        await CheckAsync(file, "w_100.jpg");
    }

    [Fact]
    public async Task A_part_of_the_analysis_that_crashed_twice_is_refused_and_the_other_parts_are_not()
    {
        var file = _files.Write("a", "odd");
        for (var time = 0; time < 2; time++)
            await _quarantine.BlameAsync(file, "probe for Faces", WorkerEnd.Crashed, "It crashed", isAlone: false);
        await Assert.ThrowsAsync<DamException>(() => CheckAsync(file, "probe for Faces"));
        await CheckAsync(file, "probe for Colors");
        await CheckAsync(file, "probe");
    }

    [Fact]
    public async Task What_somebody_says_may_be_tried_again_may()
    {
        var file = await CrashedTwiceAsync();
        var other = _files.Write("b", "dab");
        await _quarantine.ForgiveAsync(other, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<DamException>(() => CheckAsync(file, "probe"));
        await _quarantine.ForgiveAsync(file, TestContext.Current.CancellationToken);
        await CheckAsync(file, "probe");
    }

    private async Task<string> CrashedTwiceAsync()
    {
        var file = _files.Write("a", "bad");
        await _quarantine.BlameAsync(file, "probe", WorkerEnd.Crashed, "It crashed");
        await _quarantine.BlameAsync(file, "w_1.jpg", WorkerEnd.Crashed, "It crashed");
        return file;
    }

    private Task CheckAsync(string file, string work) => _quarantine.CheckAsync(file, work, TestContext.Current.CancellationToken);
}
