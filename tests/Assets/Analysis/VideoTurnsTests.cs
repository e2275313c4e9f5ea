using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Tests.Analysis;

/// <summary>How many videos are copied to a machine at once.</summary>
public sealed class VideoTurnsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_comes_after_the_other_and_who_is_waited_for_has_a_turn_of_his_own()
    {
        using var turns = new VideoTurns(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
        var first = await turns.TakeAsync(isPatient: true, Token);
        var second = turns.TakeAsync(isPatient: true, Token);
        using var awaited = await turns.TakeAsync(isPatient: false, Token);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task Who_has_waited_long_enough_comes_again_and_it_is_no_try()
    {
        using var turns = new VideoTurns(TimeSpan.Zero, TimeSpan.FromMinutes(5));
        var first = await turns.TakeAsync(isPatient: true, Token);
        var error = await Assert.ThrowsAsync<DamException>(() => turns.TakeAsync(isPatient: true, Token));
        Assert.True(AnalysisTry.IsAway(error));
        first.Dispose();
        (await turns.TakeAsync(isPatient: true, Token)).Dispose();
    }
}
