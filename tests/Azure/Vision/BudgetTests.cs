using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Azure.Tests.Vision.StandIn;
using ServerlessDam.Azure.Vision;

namespace ServerlessDam.Azure.Tests.Vision;

public sealed class BudgetTests : IAsyncLifetime
{
    private VisionSetUp _vision = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _vision = await VisionSetUp.StartAsync();

    public ValueTask DisposeAsync() => _vision.DisposeAsync();

    [Fact]
    public async Task A_day_s_calls_are_counted_over_all_instances_and_end_until_midnight_UTC()
    {
        _vision.Options.DailyBudget = 3;
        using VisionEngine one = _vision.Engine(), other = _vision.Engine();
        await _vision.SeeAsync(one, ProbeParts.Objects);
        await _vision.SeeAsync(other, ProbeParts.Objects);
        await _vision.SeeAsync(one, ProbeParts.Objects);

        var spent = await Assert.ThrowsAsync<DamException>(() => _vision.SeeAsync(other, ProbeParts.Objects));
        Assert.Equal((ErrorKind.TryLater, new TimeSpan(12, 1, 0)), (spent.Kind, spent.RetryAfter));
        Assert.Equal(3, _vision.Service.Requests.Count);

        Assert.Equal(new TimeSpan(12, 1, 0), other.Rest);
        var condition = await one.ConditionAsync(Token);
        Assert.Equal((3, 3, new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero)), (condition.CallsToday, condition.DailyBudget, condition.AgainAt));
        Assert.Contains("budget of 3 calls", condition.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_day_has_a_budget_of_its_own()
    {
        _vision.Options.DailyBudget = 1;
        using var engine = _vision.Engine();
        await _vision.SeeAsync(engine, ProbeParts.Objects);
        await Assert.ThrowsAsync<DamException>(() => _vision.SeeAsync(engine, ProbeParts.Objects));
        _vision.Time.Advance(new(12, 1, 0));

        Assert.Null(engine.Rest);
        await _vision.SeeAsync(engine, ProbeParts.Objects);
        Assert.Equal(1, (await engine.ConditionAsync(Token)).CallsToday);
    }

    [Fact]
    public async Task A_call_that_the_service_did_not_serve_is_given_back()
    {
        _vision.Options.DailyBudget = 1;
        _vision.Service.Trouble = (number, http) => number == 0 ? StandInVisionService.ThrottleAsync(http, 60) : Task.FromResult(false);
        using var engine = _vision.Engine();
        await Assert.ThrowsAsync<DamException>(() => _vision.SeeAsync(engine, ProbeParts.Objects));
        _vision.Time.Advance(TimeSpan.FromSeconds(61));

        Assert.NotNull((await _vision.SeeAsync(engine, ProbeParts.Objects)).Objects);
    }

    [Fact]
    public async Task Many_at_once_take_no_more_than_there_is()
    {
        _vision.Options.DailyBudget = 10;
        var engines = Enumerable.Range(0, 3).Select(_ => _vision.Engine()).ToList();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(async number =>
        {
            try
            {
                await _vision.SeeAsync(engines[number % 3], ProbeParts.Objects);
                return true;
            }
            catch (DamException e) when (e.Kind == ErrorKind.TryLater)
            {
                return false;
            }
        }));
        engines.ForEach(engine => engine.Dispose());

        Assert.Equal(10, outcomes.Count(isSeen => isSeen));
        Assert.Equal(10, _vision.Service.Requests.Count);
    }

    [Fact]
    public async Task Without_a_limit_nobody_counts()
    {
        _vision.Options.DailyBudget = null;
        using var engine = _vision.Engine();
        await _vision.SeeAsync(engine, ProbeParts.Objects);

        var condition = await engine.ConditionAsync(Token);
        Assert.Equal((null, null, null), (condition.CallsToday, condition.DailyBudget, condition.Trouble));
    }

    [Fact]
    public async Task Clocks_that_disagree_about_the_day_count_on_the_later_one()
    {
        var behind = new ManualTime(_vision.Time.GetUtcNow());
        _vision.Time.Advance(TimeSpan.FromDays(1));
        var (ahead, late) = (new DailyBudget(_vision.Tables, 2, _vision.Time), new DailyBudget(_vision.Tables, 2, behind));

        Assert.True(await ahead.TryTakeAsync(Token));
        Assert.True(await late.TryTakeAsync(Token));
        Assert.False(await ahead.TryTakeAsync(Token));
    }
}
