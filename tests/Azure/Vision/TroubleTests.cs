using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Azure.Tests.Vision.StandIn;
using ServerlessDam.Azure.Vision;

namespace ServerlessDam.Azure.Tests.Vision;

public sealed class TroubleTests : IAsyncLifetime
{
    private VisionSetUp _vision = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _vision = await VisionSetUp.StartAsync();

    public ValueTask DisposeAsync() => _vision.DisposeAsync();

    [Fact]
    public async Task Throttled_for_a_moment_it_waits_and_asks_again()
    {
        _vision.Service.Trouble = (number, http) => number == 0 ? StandInVisionService.ThrottleAsync(http, 1) : Task.FromResult(false);
        using var engine = _vision.Engine();

        Assert.NotNull((await _vision.SeeAsync(engine, ProbeParts.Objects)).Objects);
        Assert.Equal(2, _vision.Service.Requests.Count);
    }

    [Fact]
    public async Task Throttled_for_long_it_says_so_and_asks_no_more_until_then()
    {
        _vision.Service.Trouble = (_, http) => StandInVisionService.ThrottleAsync(http, 120);
        using var engine = _vision.Engine();
        var first = await SeeInVainAsync(engine);
        var second = await SeeInVainAsync(engine);

        Assert.Equal((ErrorKind.TryLater, TimeSpan.FromSeconds(120)), (first.Kind, first.RetryAfter));
        Assert.Equal((ErrorKind.TryLater, TimeSpan.FromSeconds(120)), (second.Kind, second.RetryAfter));
        Assert.Single(_vision.Service.Requests);
        Assert.NotNull((await engine.ConditionAsync(Token)).Trouble);

        _vision.Service.Trouble = (_, _) => Task.FromResult(false);
        _vision.Time.Advance(TimeSpan.FromSeconds(121));
        await _vision.SeeAsync(engine, ProbeParts.Objects);
        Assert.Null((await engine.ConditionAsync(Token)).Trouble);
    }

    [Fact]
    public async Task While_it_fails_the_pauses_grow()
    {
        _vision.Service.Trouble = (_, http) => StandInVisionService.FailAsync(http, 401, "401", "Access denied");
        using var engine = _vision.Engine();
        var pause = new ServicePause(_vision.Time);

        Assert.Equal(TimeSpan.FromMinutes(10), (await SeeInVainAsync(engine)).RetryAfter);
        Assert.Equal([5, 10, 20, 40, 80, 160, 320, 600, 600], Enumerable.Range(0, 9).Select(_ => pause.Failed("away", null).TotalSeconds));
        Assert.Equal(TimeSpan.FromHours(1), pause.Failed("away", TimeSpan.FromDays(3000)));
    }

    public static TheoryData<int, string, string?, ErrorKind, string> Answers => new()
    {
        { 400, "InvalidRequest", "InvalidImageFormat", ErrorKind.Unprocessable, "refuses this picture" },
        { 400, "InvalidRequest", "InvalidImageSize", ErrorKind.Unprocessable, "refuses this picture" },
        { 400, "InvalidRequest", null, ErrorKind.Unprocessable, "refuses this picture: what is wrong" },
        { 415, "UnsupportedMediaType", null, ErrorKind.Unprocessable, "refuses this picture" },
        { 400, "InvalidRequest", "NotSupportedLanguage", ErrorKind.TryLater, "refuses what it is asked for" },
        { 401, "401", null, ErrorKind.TryLater, "refuses this app" },
        { 403, "403", null, ErrorKind.TryLater, "refuses this app" },
        { 404, "404", null, ErrorKind.TryLater, "no Azure AI Vision at the address" },
        { 418, "418", null, ErrorKind.TryLater, "does not answer" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_it_refuses_is_told_from_what_it_cannot_do_now(int status, string code, string? inner, ErrorKind kind, string said)
    {
        _vision.Service.Trouble = (_, http) => StandInVisionService.FailAsync(http, status, code, "what is wrong", inner, "what is wrong");
        using var engine = _vision.Engine();
        var error = await SeeInVainAsync(engine);

        Assert.Equal(kind, error.Kind);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_picture_keeps_no_other_waiting_and_counts_as_a_call()
    {
        _vision.Service.Trouble = (number, http) => number == 0 ? StandInVisionService.FailAsync(http, 400, "InvalidRequest", "Image format is not valid", "InvalidImageFormat", "no") : Task.FromResult(false);
        using var engine = _vision.Engine();
        await SeeInVainAsync(engine);
        await _vision.SeeAsync(engine, ProbeParts.Objects);

        Assert.Equal(2, (await engine.ConditionAsync(Token)).CallsToday);
    }

    [Fact]
    public async Task Failing_again_and_again_it_is_asked_four_times_and_then_let_be()
    {
        _vision.Service.Trouble = (_, http) => StandInVisionService.FailAsync(http, 503, "ServiceUnavailable", "away");
        using var engine = _vision.Engine();

        Assert.Equal(ErrorKind.TryLater, (await SeeInVainAsync(engine)).Kind);
        Assert.Equal(4, _vision.Service.Requests.Count);
    }

    [Fact]
    public async Task Nobody_there_is_waited_for()
    {
        var engine = _vision.Engine();
        await _vision.Service.DisposeAsync();

        Assert.Equal(ErrorKind.TryLater, (await SeeInVainAsync(engine)).Kind);
        engine.Dispose();
    }

    [Fact]
    public async Task Who_goes_while_it_thinks_ends_the_call()
    {
        using var gone = new CancellationTokenSource();
        _vision.Service.Trouble = async (_, http) =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        using var engine = _vision.Engine();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _vision.SeeAsync(engine, ProbeParts.Objects, token: gone.Token));
    }

    private Task<DamException> SeeInVainAsync(VisionEngine engine) => Assert.ThrowsAsync<DamException>(() => _vision.SeeAsync(engine, ProbeParts.Objects));
}
