using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Analysis.Pages;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Analysis;

/// <summary>What is found out about videos.</summary>
public sealed class VideoTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Frames_are_looked_at_and_read_one_by_one_and_no_more_of_a_video_than_that()
    {
        var facts = new MediaFacts { Kind = ResourceType.Video, Format = "mp4", Frames = 3, Pages = 0 };
        Assert.Equal(
            [(2, ProbeParts.Objects | ProbeParts.Safety), (3, ProbeParts.Objects | ProbeParts.Safety), (2, ProbeParts.Text), (3, ProbeParts.Text)], PageChoice.Of(facts, VideoFrames.Parts));
        Assert.Empty(PageChoice.Of(facts with { Frames = 1 }, VideoFrames.Parts));
    }

    [Fact]
    public async Task An_upload_that_asks_for_nothing_looks_at_nothing_and_its_job_does()
    {
        var asset = (await UploadAsync("frames:3")).Asset;
        Assert.All(_library.Media.Requests, request => Assert.Equal(ProbeParts.Format, request.Parts));
        Assert.Equal(["objects", "safety"], asset.Analysis.Select(step => step.Name));
        Assert.All(asset.Analysis, step => Assert.Equal(AnalysisState.Pending, step.State));

        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.All((await FindAsync()).Analysis, step => Assert.Equal((AnalysisState.Complete, "fake 1"), (step.State, step.Engine)));
        Assert.All(_library.Media.Requests.Where(request => request.Parts != ProbeParts.Format), request => Assert.True(request.IsPatient));
    }

    [Fact]
    public async Task Things_are_of_all_frames_each_with_its_moment_and_the_worst_counts()
    {
        _library.Media.OnPage = (frame, seen) => frame < 3 ? seen : seen with { Objects = [new("horse", 0.7, new(8, 8, 8, 8))], Safety = seen.Safety! with { Score = 0.9 } };
        var asset = await AnalysedAsync("frames:3");

        var results = await ResultsAsync(asset);
        Assert.Equal([new("dog", 0.9), new("horse", 0.7), new SeenTag("cat", 0.5)], results.Labels()!);
        Assert.Equal([0.5, 1.5, 2.5], results.Moments!.Select(moment => moment.At));
        Assert.Equal(["dog", "cat"], results.Moments![0].Things.Select(thing => thing.Label));
        Assert.Equal(["horse"], results.Moments![2].Things.Select(thing => thing.Label));
        Assert.Equal((0.9, 2.5), (results.Safety!.Score, results.Safety.At!.Value));
        Assert.Equal((null, null, null, null, null), (results.Faces, results.Colors, results.PerceptualHash, results.Embedding, results.Subject));
        Assert.Equal((0, 0, null), (asset.Pages, asset.KnownFaces.Length, asset.SeenMark));
    }

    [Fact]
    public async Task Stored_moments_are_read_again()
    {
        var results = await ResultsAsync(await AnalysedAsync("frames:2"));
        var again = AssetRows.ToResults(AssetRows.From("demo", "r", results));
        Assert.Equal(results.Moments!.Select(moment => (moment.At, moment.Things.Count)), again.Moments!.Select(moment => (moment.At, moment.Things.Count)));
    }

    [Fact]
    public async Task What_is_seen_becomes_tags_before_the_answer()
    {
        var options = UploadOptions.From(new Dictionary<string, string> { ["categorization"] = "google_video_tagging", ["auto_tagging"] = "0.6" });
        _library.Media.OnPage = (frame, seen) => frame == 2 ? seen with { Objects = [new("horse", 0.7, new(8, 8, 8, 8))] } : seen;
        var asset = (await UploadAsync("frames:2", options)).Asset;
        Assert.Equal(["dog", "horse"], asset.Tags.Order());
        Assert.Equal(AnalysisState.Complete, StepOf(asset, "objects").State);
        Assert.Equal(0, asset.Pages);
    }

    [Fact]
    public async Task Its_frames_are_read_when_somebody_asks()
    {
        _library.Media.OnPage = (frame, seen) => seen.Text is null ? seen : seen with { Text = [new($"words {frame}", 1, [new(0, 0), new(9, 0), new(9, 9), new(0, 9)])] };
        var asset = await AnalysedAsync("frames:3");
        Assert.Null((await ResultsAsync(asset)).Text);

        await _library.Get<AnalyzeAsset>().AskAsync(asset, ProbeParts.Text, Token);
        Assert.Equal(["words 1", "words 2", "words 3"], (await ResultsAsync(await FindAsync())).Lines()!);
        Assert.Equal(3, (await ResultsAsync(await FindAsync())).Moments!.Count);
    }

    [Fact]
    public async Task Of_a_video_of_which_a_frame_could_not_be_rated_a_person_decides()
    {
        _library.Media.OnPage = (frame, seen) => frame == 2 ? throw new DamException(ErrorKind.Unprocessable, "worker died") : seen;
        var asset = (await UploadAsync("frames:3", new() { Moderation = ["nsfw", "manual"] })).Asset;
        Assert.Equal((AnalysisState.Failed, "Frame 2 could not be rated"), (StepOf(asset, "safety").State, StepOf(asset, "safety").Error));
        Assert.Equal((ModerationStatus.Pending, "Frame 2 could not be rated"), (asset.Moderation[0].Status, asset.Moderation[0].Note));
    }

    [Fact]
    public async Task What_may_not_be_for_everybody_waits_for_a_person_who_is_told_when_it_is_seen()
    {
        _library.Media.OnPage = (frame, seen) => frame == 2 && seen.Safety is { } safety ? seen with { Safety = safety with { Score = 0.8 } } : seen;
        var asset = (await UploadAsync("frames:3", new() { Moderation = ["nsfw"] })).Asset;
        Assert.Equal((ModerationStatus.Pending, "It may not be for everybody (0.80, at 1.5 s); a person decides"), (asset.Moderation[0].Status, asset.Moderation[0].Note));

        _library.Media.OnPage = (_, seen) => seen;
        Assert.Equal(ModerationStatus.Approved, (await UploadAsync("frames:3", new() { Moderation = ["nsfw"] })).Asset.Moderation[0].Status);
    }

    [Fact]
    public async Task Sound_in_a_container_of_videos_ends_at_once_and_is_left_to_a_person()
    {
        var asset = (await UploadAsync("sound", new() { Moderation = ["nsfw"] })).Asset;
        Assert.Equal((ModerationStatus.Pending, "It has no moving pictures"), (asset.Moderation[0].Status, asset.Moderation[0].Note));

        asset = await AnalysedAsync("sound");
        Assert.All(asset.Analysis, step => Assert.Equal((AnalysisState.Unavailable, "It has no moving pictures", 1), (step.State, step.Error, step.Attempts)));
        var probes = _library.Media.Probes;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.Equal(probes, _library.Media.Probes);
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("m4a")]
    [InlineData("m3u8")]
    [InlineData("mpd")]
    public async Task Sounds_and_playlists_have_no_steps_and_get_none(string format)
    {
        var asset = (await _library.UploadAsync("clip", $"video {format} 0x0", new() { Analyse = ProbeParts.Objects }, resourceType: ResourceType.Video)).Asset;
        Assert.Empty(asset.Analysis);
        await _library.Get<AnalyzeAsset>().AskAsync(asset, ProbeParts.Objects | ProbeParts.Colors, Token);
        Assert.Empty((await FindAsync()).Analysis);
    }

    [Fact]
    public async Task Nothing_else_is_looked_for_in_a_video_whoever_asks()
    {
        var asset = await AnalysedAsync("frames:1");
        const ProbeParts OfPictures = ProbeParts.All | ProbeParts.Faces | ProbeParts.Embedding | ProbeParts.Subject | ProbeParts.Quality | ProbeParts.Caption;
        Assert.False(_library.Get<AnalyzeAsset>().IsOwed(asset, OfPictures));
        await _library.Get<AnalyzeAsset>().AskAsync(asset, OfPictures, Token);
        Assert.Equal(["objects", "safety"], (await FindAsync()).Analysis.Select(step => step.Name));
    }

    [Fact]
    public async Task A_replay_of_everything_does_what_a_video_has()
    {
        var asset = await AnalysedAsync("frames:1");
        Assert.True(await _library.Get<AnalyzeAsset>().AgainAsync(asset, (_, _) => true, Token));
        Assert.Equal(["objects", "safety"], (await FindAsync()).Analysis.Select(step => step.Name));
    }

    [Fact]
    public async Task One_that_was_stored_before_frames_were_looked_at_begins_when_somebody_asks()
    {
        var asset = (await UploadAsync("frames:2")).Asset;
        Assert.True(await _library.Catalog.WriteAsync(asset, asset with { Analysis = [] }, null, [], Token));
        await _library.Get<AnalyzeAsset>().AskAsync(await FindAsync(), ProbeParts.Objects, Token);
        Assert.Equal(("objects", AnalysisState.Complete), (await FindAsync()).Analysis.Single() switch { var step => (step.Name, step.State) });
    }

    [Fact]
    public async Task A_service_elsewhere_is_not_shown_videos()
    {
        _library.Engine.Parts = ProbeParts.Objects | ProbeParts.Caption;
        var asset = await AnalysedAsync("frames:2");
        Assert.Empty(_library.Engine.Calls);
        Assert.Equal((AnalysisState.Complete, "fake 1"), (StepOf(asset, "objects").State, StepOf(asset, "objects").Engine));
        Assert.Equal(2, (await ResultsAsync(asset)).Moments!.Count);
    }

    [Fact]
    public async Task One_that_is_too_large_is_not_even_opened()
    {
        var asset = (await UploadAsync("frames:2")).Asset;
        Assert.True(await _library.Catalog.WriteAsync(asset, asset with { SizeInBytes = VideoFrames.MostBytes + 1 }, null, [], Token));
        var probes = _library.Media.Probes;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.Equal(probes, _library.Media.Probes);
        Assert.All((await FindAsync()).Analysis, step => Assert.Equal((AnalysisState.Unavailable, "Videos of more than 2 GB are not looked at"), (step.State, step.Error)));
    }

    [Theory]
    [InlineData(true, "ffmpeg is not installed")]
    [InlineData(false, "Nothing here can do it: its model is not installed, or the format cannot be decoded")]
    public async Task Where_nobody_can_see_it_it_is_not_even_opened(bool hasModels, string reason)
    {
        _library.Media.Sees = hasModels ? ProbeParts.Seen : ProbeParts.Faces;
        _library.Media.BlindToVideos = hasModels ? reason : null;
        var asset = (await UploadAsync("frames:2")).Asset;
        var probes = _library.Media.Probes;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.Equal(probes, _library.Media.Probes);
        Assert.All((await FindAsync()).Analysis, step => Assert.Equal((AnalysisState.Unavailable, reason), (step.State, step.Error)));
    }

    [Fact]
    public async Task One_that_ends_its_worker_is_stored_all_the_same_and_what_was_asked_for_is_tried_in_the_background()
    {
        _library.Media.Killing = VideoFrames.Parts;
        var asset = (await UploadAsync("frames:2", new() { Analyse = ProbeParts.Text | ProbeParts.Objects, Moderation = ["nsfw"] })).Asset;
        Assert.Equal(["objects", "safety", "text"], asset.Analysis.Select(step => step.Name).Order());
        Assert.All(asset.Analysis, step => Assert.Equal((AnalysisState.Pending, 0), (step.State, step.Attempts)));
        Assert.Equal(ModerationStatus.Pending, asset.Moderation[0].Status);

        _library.Media.Killing = ProbeParts.Format;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.All((await FindAsync()).Analysis, step => Assert.Equal(AnalysisState.Complete, step.State));
    }

    [Fact]
    public async Task A_frame_that_takes_too_long_is_one_of_five_tries_of_how_safe_it_is_and_takes_nothing_else_along()
    {
        var asset = (await UploadAsync("frames:3")).Asset;
        _library.Media.OnFilm = (frame, facts) => frame == 3 && facts.Seen?.Safety is not null ? facts with { Seen = null, Problem = "ffmpeg took longer", IsPassing = true } : facts;
        await Record.ExceptionAsync(() => _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token));
        asset = await FindAsync();
        Assert.Equal((AnalysisState.Pending, 1, "ffmpeg took longer"), StepOf(asset, "safety") switch { var step => (step.State, step.Attempts, step.Error) });
        Assert.Equal(AnalysisState.Complete, StepOf(asset, "objects").State);

        _library.Media.OnFilm = (_, facts) => facts;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.Equal(AnalysisState.Complete, StepOf(await FindAsync(), "safety").State);
    }

    [Fact]
    public async Task An_upload_of_which_a_frame_takes_too_long_is_stored_and_waits()
    {
        _library.Media.OnFilm = (frame, facts) => frame == 2 ? facts with { Seen = null, Problem = "ffmpeg took longer", IsPassing = true } : facts;
        var asset = (await UploadAsync("frames:3", new() { Moderation = ["nsfw"] })).Asset;
        Assert.All(asset.Analysis, step => Assert.Equal(AnalysisState.Pending, step.State));
        Assert.Equal((ModerationStatus.Pending, null), (asset.Moderation[0].Status, asset.Moderation[0].Note));
    }

    [Fact]
    public async Task Frames_behind_an_end_that_nobody_knew_count_for_nothing()
    {
        _library.Media.OnFilm = (frame, facts) => frame > 2 ? facts with { Seen = null, Moment = null, Unseen = "It ends before" } : facts;
        var asset = await AnalysedAsync("frames:5");
        Assert.All(asset.Analysis, step => Assert.Equal(AnalysisState.Complete, step.State));
        Assert.Equal([0.5, 1.5], (await ResultsAsync(asset)).Moments!.Select(moment => moment.At));
    }

    [Fact]
    public async Task A_person_decides_where_nobody_knows_how_long_it_is_and_only_its_beginning_could_be_rated()
    {
        _library.Media.OnFilm = (frame, facts) => frame > 1 ? facts with { Seen = null, Moment = null, Unseen = "It ends before" } : facts;
        var asset = (await UploadAsync("frames:5", new() { Moderation = ["nsfw"], Analyse = ProbeParts.Text })).Asset;
        const string Reason = "Only its first frame could be rated, and it does not say how long it is";
        Assert.Equal((ModerationStatus.Pending, Reason), (asset.Moderation[0].Status, asset.Moderation[0].Note));
        Assert.Equal((AnalysisState.Failed, AnalysisState.Complete), (StepOf(asset, "safety").State, StepOf(asset, "text").State));
    }

    [Fact]
    public async Task One_that_fails_is_tried_five_times_and_no_more()
    {
        _library.Media.BeforeAnalysis = () => throw new DamException(ErrorKind.Unprocessable, "worker died");
        var asset = (await UploadAsync("frames:2")).Asset;
        for (var i = 0; i < 5; i++)
        {
            await Record.ExceptionAsync(() => _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token));
        }

        Assert.All((await FindAsync()).Analysis, step => Assert.Equal((AnalysisState.Failed, 5), (step.State, step.Attempts)));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static AnalysisStep StepOf(Asset asset, string name) => asset.Analysis.Single(step => step.Name == name);

    private Task<IngestResult> UploadAsync(string notes, UploadOptions? options = null)
        => _library.UploadAsync("clip", $"video mp4 640x480 {notes}", options, resourceType: ResourceType.Video);

    private async Task<Asset> AnalysedAsync(string notes)
    {
        var asset = (await UploadAsync(notes)).Asset;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        return await FindAsync();
    }

    private async Task<Asset> FindAsync() => (await _library.Catalog.FindAsync(new(TestLibrary.Cloud, ResourceType.Video, "upload", "clip"), Token))!;

    private async Task<AnalysisResults> ResultsAsync(Asset asset) => (await _library.Catalog.ResultsAsync(asset, Token))!;
}
