using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Moderation;

public sealed class EnginesTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Theory]
    [InlineData(0.2, null, false, false)]
    [InlineData(0.69, null, false, false)]
    [InlineData(0.7, null, false, true)]
    [InlineData(0.99, null, false, true)]
    [InlineData(0.7, 0.8, false, false)]
    [InlineData(0.8, 0.8, true, false)]
    [InlineData(0.0, 0.0, true, false)]
    public async Task A_model_alone_never_rejects_unless_somebody_names_its_threshold(double score, double? threshold, bool isRejected, bool isForPerson)
    {
        var results = new AnalysisResults { VersionId = "v", Safety = new(score, new Dictionary<string, double>()) };
        var verdict = await new SafetyModeration().JudgeAsync(CatalogSeeder.Generate("demo", 1), results, threshold, Token);
        Assert.Equal((isRejected, isForPerson, score), (verdict.IsRejected, verdict.ForPerson is not null, Assert.Single(verdict.Reasons).Confidence));
    }

    [Fact]
    public async Task A_picture_that_the_model_said_nothing_of_is_left_to_a_person()
        => Assert.NotNull((await new SafetyModeration().JudgeAsync(CatalogSeeder.Generate("demo", 1), null, 0.5, Token)).ForPerson);

    [Theory]
    [InlineData("tags:secret", "tags=secret", "rejected")]
    [InlineData("tags:secret", "tags=open", "approved")]
    [InlineData("-context.source:*", "tags=open", "rejected")]
    [InlineData("bytes>1mb AND resource_type:image", "tags=open", "approved")]
    public async Task A_rule_is_an_expression_of_searches_and_rejects_what_it_holds_of(string rule, string parameter, string expected)
    {
        _library.Environment = _library.Environment with { ModerationRule = rule };
        var parameters = new Dictionary<string, string> { [parameter.Split('=')[0]] = parameter.Split('=')[1], ["moderation"] = "metadata" };
        var asset = (await _library.UploadAsync("cat", options: UploadOptions.From(parameters))).Asset;

        Assert.Equal(expected, asset.ModerationOutcome().ToString()!.ToLowerInvariant());
        Assert.Equal(expected == "rejected" ? [rule] : [], asset.Moderation[0].Reasons!.Select(reason => reason.Name));
    }

    [Fact]
    public async Task Without_a_rule_a_person_decides()
    {
        var asset = (await _library.UploadAsync("cat", options: UploadOptions.From(new Dictionary<string, string> { ["moderation"] = "metadata|manual" }))).Asset;
        Assert.Equal([ModerationStatus.Pending, ModerationStatus.Pending], asset.Moderation.Select(entry => entry.Status));
    }

    [Theory]
    [InlineData("tags:secret", null)]
    [InlineData("", null)]
    [InlineData("bytes>(", "ModerationRule is no search expression: ")]
    public void A_rule_that_is_no_expression_is_refused_where_it_is_set(string rule, string? problem)
    {
        var failures = ValidateProductEnvironmentOptions.Failures(new EnvironmentSettings { ModerationRule = rule }).ToList();
        Assert.True(problem is null ? failures.Count == 0 : Assert.Single(failures).StartsWith(problem, StringComparison.Ordinal), string.Join(';', failures));
    }

    [Fact]
    public void An_engine_needs_what_it_says() => Assert.Equal(
        ProbeParts.Safety, _library.Get<ModerationEngines>().NeedsOf(["nsfw:0.8", "metadata", "manual", "webpurify"]));

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
