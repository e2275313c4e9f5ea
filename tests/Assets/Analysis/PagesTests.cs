using System.Collections.Immutable;
using System.Text;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Analysis.Pages;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Analysis;

/// <summary>What is seen on the pages of a document, and in the frames of an animation, behind the first.</summary>
public sealed class PagesTests : IAsyncDisposable
{
    private static readonly UploadOptions Read = new() { Analyse = ProbeParts.Text };

    private readonly TestLibrary _library = new();

    public PagesTests() => _library.Media.OnPage = (page, seen) => seen.Text is null ? seen : seen with { Text = [Line($"text {page}")] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pdf", 1, false, "")]
    [InlineData("pdf", 3, false, "2 Objects Safety, 3 Objects Safety, 2 Text, 3 Text")]
    [InlineData("tiff", 2, false, "2 Objects Safety, 2 Text")]
    [InlineData("pdf", 1000, false, "250 Objects Safety, 500 Objects Safety, 750 Objects Safety, 1000 Objects Safety, 2 Text, 3 Text, 4 Text, 5 Text, 6 Text, 7 Text, 8 Text, 9 Text, 10 Text")]
    [InlineData("pdf", 6, false, "2 Objects Safety, 3 Objects Safety, 4 Objects Safety, 6 Objects Safety, 2 Text, 3 Text, 4 Text, 5 Text, 6 Text")]
    [InlineData("gif", 200, true, "50 Objects Safety, 100 Objects Safety, 150 Objects Safety, 200 Objects Safety")]
    [InlineData("webp", 2, true, "2 Objects Safety")]
    [InlineData("heic", 9, false, "")]
    public void Which_pages_are_looked_at_for_what(string format, int pages, bool animated, string expected)
    {
        var facts = new MediaFacts { Kind = ResourceType.Image, Format = format, Pages = pages, Animated = animated };
        Assert.Equal(expected, string.Join(", ", PageChoice.Of(facts, ProbeParts.Seen).Select(each => $"{each.Page} {each.Parts.ToString().Replace(",", "", StringComparison.Ordinal)}")));
    }

    [Fact]
    public void However_many_pages_a_document_says_it_has_few_are_looked_at()
        => Assert.Equal(13, PageChoice.Of(new() { Kind = ResourceType.Image, Format = "pdf", Pages = int.MaxValue }, ProbeParts.Seen).Count);

    [Fact]
    public async Task A_document_is_read_page_by_page()
    {
        var asset = (await UploadAsync("pdf", 3, Read)).Asset;

        var results = await ResultsAsync(asset);
        Assert.Equal(["text 1", "text 2", "text 3"], results.Lines()!);
        Assert.Equal([2, 3], results.FurtherText!.Select(text => text.Page));
        Assert.Equal((AnalysisState.Complete, "fake 1"), (StepOf(asset, "text").State, StepOf(asset, "text").Engine));
    }

    [Fact]
    public async Task A_service_elsewhere_sees_the_first_page_alone()
    {
        _library.Engine.Parts = ProbeParts.Text;
        var asset = (await UploadAsync("pdf", 3, Read)).Asset;
        Assert.Equal([ProbeParts.Text], _library.Engine.Calls);
        Assert.Equal(["ahoy", "text 2", "text 3"], (await ResultsAsync(asset)).Lines()!);
        Assert.Equal("fake service", StepOf(asset, "text").Engine);
    }

    [Fact]
    public async Task Things_and_the_worst_are_of_all_pages_and_everything_that_has_a_place_is_of_the_first()
    {
        _library.Media.Faces = [new(1, 1, 9, 9)];
        _library.Media.OnPage = (page, seen) => page < 3 ? seen : seen with { Objects = [new("dog", 0.95, new(7, 7, 7, 7)), new("horse", 0.7, new(8, 8, 8, 8))], Safety = new(0.9, seen.Safety!.Kinds) };
        await AnalyzeAsync((await UploadAsync("pdf", 3)).Asset);
        await AnalyzeAsync((await _library.UploadAsync("single", FakeMedia.Image("pdf"))).Asset);

        var (document, single) = ((await _library.FindAsync("pages"))!, (await _library.FindAsync("single"))!);
        var results = await ResultsAsync(document);
        Assert.Equal([new SeenTag("dog", 0.95), new("horse", 0.7), new("cat", 0.5)], results.Labels()!);
        Assert.Equal((0.9, 3), (results.Safety!.Score, results.Safety.Page));
        Assert.Equal(["dog", "cat"], results.Objects!.Select(thing => thing.Label));
        Assert.Equal((single.SeenMark, single.KnownFaces.Length), (document.SeenMark, document.KnownFaces.Length));
        Assert.All(_library.Media.Requests.Where(request => request.Page > 1), request => Assert.Equal(ProbeParts.Objects | ProbeParts.Safety, request.Parts));
    }

    [Fact]
    public async Task A_page_that_ends_its_worker_takes_nothing_from_the_others()
    {
        _library.Media.OnPage = (page, seen) => page == 2 ? throw new DamException(ErrorKind.Unprocessable, "worker died") : seen with { Text = [Line($"text {page}")] };
        var asset = (await UploadAsync("pdf", 3, Read)).Asset;

        var results = await ResultsAsync(asset);
        Assert.Equal(["text 1", "text 3"], results.Lines()!);
        Assert.Equal(["worker died", null], results.FurtherText!.Select(text => text.Problem));
        Assert.Equal(AnalysisState.Complete, StepOf(asset, "text").State);
    }

    [Fact]
    public async Task After_two_pages_that_end_their_workers_no_more_are_looked_at()
    {
        _library.Media.OnPage = (page, seen) => page > 1 ? throw new DamException(ErrorKind.Unprocessable, "worker died") : seen;
        var asset = (await UploadAsync("pdf", 10, Read)).Asset;

        Assert.Equal(2, _library.Media.Requests.Count(request => request.Page > 1));
        Assert.Equal(9, (await ResultsAsync(asset)).FurtherText!.Count(text => text.Problem is not null));
    }

    [Fact]
    public async Task Nothing_is_said_of_how_safe_a_document_is_of_which_a_page_could_not_be_rated()
    {
        _library.Media.OnPage = (page, seen) => page == 2 ? throw new DamException(ErrorKind.Unprocessable, "worker died") : seen;
        await AnalyzeAsync((await UploadAsync("pdf", 3)).Asset);

        var asset = (await _library.FindAsync("pages"))!;
        var results = await ResultsAsync(asset);
        Assert.Null(results.Safety);
        Assert.NotEmpty(results.Objects!);
        Assert.Equal((AnalysisState.Failed, "Page 2 could not be rated"), (StepOf(asset, "safety").State, StepOf(asset, "safety").Error));
        Assert.Equal(AnalysisState.Complete, StepOf(asset, "objects").State);
    }

    [Fact]
    public async Task A_worker_that_cannot_be_had_for_a_page_is_no_try()
    {
        var asset = (await UploadAsync("pdf", 3)).Asset;
        _library.Media.OnPage = (page, seen) => page == 2 ? throw new DamException(ErrorKind.RateLimited, "busy") : seen;
        Assert.Equal(ErrorKind.RateLimited, (await Assert.ThrowsAsync<DamException>(() => AnalyzeAsync(asset))).Kind);
        Assert.Equal((AnalysisState.Pending, 0), (await _library.FindAsync("pages"))!.Analysis.Single(step => step.Name == "objects") switch { var step => (step.State, step.Attempts) });
    }

    [Fact]
    public async Task Where_no_worker_can_be_had_to_read_on_what_was_seen_is_kept_and_the_text_waits()
    {
        _library.Media.OnPage = (page, seen) => page == 3 && seen.Text is not null ? throw new DamException(ErrorKind.RateLimited, "busy") : seen;
        var asset = (await UploadAsync("pdf", 3, Read with { Analyse = ProbeParts.Text | ProbeParts.Objects })).Asset;

        var results = await ResultsAsync(asset);
        Assert.Equal((true, false), (results.Objects is not null, results.Text is not null));
        Assert.Equal((AnalysisState.Complete, AnalysisState.Pending, 0), (StepOf(asset, "objects").State, StepOf(asset, "text").State, StepOf(asset, "text").Attempts));
    }

    [Fact]
    public async Task Who_waits_does_not_wait_for_many_slow_pages_and_the_job_reads_them_all()
    {
        _library.Media.OnPage = (page, seen) =>
        {
            _library.Clock.Advance(TimeSpan.FromSeconds(9));
            return seen.Text is null ? seen : seen with { Text = [Line($"text {page}")] };
        };
        var asset = (await UploadAsync("pdf", 20, Read)).Asset;
        Assert.Equal((AnalysisState.Pending, 0), (StepOf(asset, "text").State, StepOf(asset, "text").Attempts));
        Assert.Null((await ResultsAsync(asset)).Text);

        await AnalyzeAsync(asset);
        var after = (await _library.FindAsync("pages"))!;
        Assert.Equal(Enumerable.Range(1, 10).Select(page => $"text {page}"), (await ResultsAsync(after)).Lines()!);
        Assert.Equal(AnalysisState.Complete, StepOf(after, "text").State);
    }

    [Fact]
    public async Task What_is_found_of_another_part_leaves_the_pages_that_are_known()
    {
        var asset = (await UploadAsync("pdf", 2, Read)).Asset;
        await AnalyzeAsync(asset);
        var results = await ResultsAsync((await _library.FindAsync("pages"))!);
        Assert.Equal((1, true), (results.FurtherText!.Count, results.FurtherThings!.Count > 0));
    }

    [Fact]
    public void Of_the_text_of_many_pages_so_much_is_kept_and_times_of_pages_are_added_up()
    {
        var found = new MediaFacts { Kind = ResourceType.Image, Seen = new() { Text = [Line(new('a', 20_000)), Line("b")] }, Durations = new Dictionary<string, double> { ["text"] = 4, ["colors"] = 1 } };
        var findings = new PageFindings(found, found.Seen);
        foreach (var page in new[] { 4, 2, 3 })
        {
            findings.Add(page, ProbeParts.Text, found);
        }

        var all = findings.All();
        Assert.Equal([(2, 2, false), (3, 2, false), (4, 0, true)], all.Seen!.FurtherText!.Select(text => (text.Page, text.Lines.Count, text.Problem is not null)));
        Assert.Equal((16, 1), (all.Durations["text"], all.Durations["colors"]));
    }

    [Fact]
    public void Rows_of_older_versions_are_read_and_so_are_new_ones()
    {
        var old = Encoding.UTF8.GetBytes("""{"version_id":"v","text":[{"text":"a","confidence":1,"corners":[]}],"safety":{"score":0.5,"kinds":{}}}""");
        var results = AssetRows.ToResults(new Row("demo", "r", ImmutableDictionary<string, object>.Empty.Add("body", old)));
        Assert.Equal((null, null, null, "a"), (results.FurtherText, results.FurtherThings, results.Safety!.Page, Assert.Single(results.Lines()!)));

        var paged = results with { FurtherText = [new(2, [Line("b")]) { Problem = "half" }], FurtherThings = [new("cat", 0.5)], Safety = results.Safety with { Page = 2 } };
        var again = AssetRows.ToResults(AssetRows.From("demo", "r", paged));
        Assert.Equal(["a", "b"], again.Lines()!);
        Assert.Equal(("half", "cat", 2), (again.FurtherText![0].Problem, again.FurtherThings![0].Label, again.Safety!.Page));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static SeenLine Line(string text) => new(text, 1, [new(0, 0), new(9, 0), new(9, 9), new(0, 9)]);

    private static AnalysisStep StepOf(Asset asset, string name) => asset.Analysis.Single(step => step.Name == name);

    private Task<IngestResult> UploadAsync(string format, int pages, UploadOptions? options = null)
        => _library.UploadAsync("pages", FakeMedia.Image(format, note: $"pages:{pages} "), options);

    private Task AnalyzeAsync(Asset asset) => _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, Token);

    private async Task<AnalysisResults> ResultsAsync(Asset asset) => (await _library.Catalog.ResultsAsync(asset, Token))!;
}
