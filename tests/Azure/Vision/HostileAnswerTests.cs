using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Azure.Tests.Vision.StandIn;
using ServerlessDam.Azure.Vision;

namespace ServerlessDam.Azure.Tests.Vision;

public sealed class HostileAnswerTests : IAsyncLifetime
{
    private const ProbeParts Everything = ProbeParts.Objects | ProbeParts.Text | ProbeParts.Caption;
    private const string Size = """ "metadata":{"width":100,"height":100} """;
    private VisionSetUp _vision = null!;

    public async ValueTask InitializeAsync() => _vision = await VisionSetUp.StartAsync();

    public ValueTask DisposeAsync() => _vision.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"metadata":{"width":0,"height":-1}}""")]
    [InlineData("""{"metadata":"large"}""")]
    [InlineData("""{"metadata":{"width":1e99,"height":1}}""")]
    [InlineData($$$"""{ {{{Size}}}, "tagsResult":{"values":"many"}}""")]
    [InlineData($$$"""{ {{{Size}}}, "captionResult":{"text":{},"confidence":1}}""")]
    [InlineData($$$"""{ {{{Size}}}, "objectsResult":{"values":[{"boundingBox":{"x":99999999999,"y":0,"w":1,"h":1}}]}}""")]
    public async Task What_is_not_documented_is_no_answer(string body)
    {
        _vision.Service.Trouble = (_, http) => StandInVisionService.SayAsync(http, 200, body);
        using var engine = _vision.Engine();

        Assert.Equal(ErrorKind.TryLater, (await Assert.ThrowsAsync<DamException>(() => _vision.SeeAsync(engine, Everything))).Kind);
    }

    [Fact]
    public async Task An_answer_without_end_is_ended()
    {
        _vision.Service.Trouble = (_, http) => StandInVisionService.SayAsync(http, 200, new string(' ', BoundedAnswer.MostBytes + 1));
        using var engine = _vision.Engine();

        Assert.Equal(ErrorKind.TryLater, (await Assert.ThrowsAsync<DamException>(() => _vision.SeeAsync(engine, Everything))).Kind);
        Assert.Single(_vision.Service.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_too_deep_is_none()
    {
        _vision.Service.Trouble = (_, http) => StandInVisionService.SayAsync(http, 200, new string('[', 100_000));
        using var engine = _vision.Engine();

        Assert.Equal(ErrorKind.TryLater, (await Assert.ThrowsAsync<DamException>(() => _vision.SeeAsync(engine, Everything))).Kind);
    }

    [Fact]
    public async Task Places_are_brought_into_the_picture_and_shares_between_0_and_1()
    {
        var seen = await SeeAsync($$$"""
            { {{{Size}}}, "objectsResult":{"values":[
              {"boundingBox":{"x":-2147483648,"y":-5,"w":2147483647,"h":20},"tags":[{"name":"left","confidence":7}]},
              {"boundingBox":{"x":50,"y":50,"w":2147483647,"h":2147483647},"tags":[{"name":"right","confidence":-1}]},
              {"boundingBox":{"x":5,"y":5,"w":5,"h":5},"tags":[]}]},
              "readResult":{"blocks":[{"lines":[
                {"text":"far","boundingPolygon":[{"x":-9,"y":2147483647},{"x":3,"y":3}],"words":[]},
                {"text":"nowhere","boundingPolygon":[],"words":[]}]}]}}
            """);

        Assert.Equal([new SeenObject("right", 0, new(50, 50, 50, 50))], seen.Objects!);
        Assert.All(Assert.Single(seen.Text!).Corners, corner => Assert.True(corner is { X: >= 0 and <= 100, Y: >= 0 and <= 100 }));
        Assert.Equal(4, seen.Text![0].Corners.Count);
    }

    [Fact]
    public async Task Texts_are_cut_lists_are_ended_and_controls_are_blanks()
    {
        var tags = string.Join(',', Enumerable.Range(0, 5000).Select(number => $$"""{"name":"tag {{number}}{{new string('x', 300)}}","confidence":0.5}"""));
        var seen = await SeeAsync($$$"""{ {{{Size}}}, "tagsResult":{"values":[{{{tags}}}]}, "captionResult":{"text":"a\u0000b\n{{{new string('c', 9999)}}}","confidence":0.5}}""");

        Assert.Equal(100, seen.Tags!.Count);
        Assert.All(seen.Tags, tag => Assert.Equal(100, tag.Label.Length));
        Assert.StartsWith("a b ", seen.Caption!.Text, StringComparison.Ordinal);
        Assert.Equal(1000, seen.Caption.Text.Length);
    }

    private async Task<SeenFacts> SeeAsync(string body)
    {
        _vision.Service.Trouble = (_, http) => StandInVisionService.SayAsync(http, 200, body);
        using var engine = _vision.Engine();
        return await _vision.SeeAsync(engine, Everything, VisionSetUp.Facts(100, 100));
    }
}
