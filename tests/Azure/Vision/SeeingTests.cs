using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Azure.Tests.Vision;

public sealed class SeeingTests : IAsyncLifetime
{
    private const ProbeParts Everything = ProbeParts.Objects | ProbeParts.Text | ProbeParts.Caption;
    private VisionSetUp _vision = null!;

    public async ValueTask InitializeAsync() => _vision = await VisionSetUp.StartAsync();

    public ValueTask DisposeAsync() => _vision.DisposeAsync();

    [Fact]
    public async Task All_that_is_asked_together_is_one_call()
    {
        using var engine = _vision.Engine();
        var seen = await _vision.SeeAsync(engine, Everything);

        var asked = Assert.Single(_vision.Service.Requests);
        Assert.Equal(["tags", "caption", "objects", "read", "people"], asked.Features);
        Assert.Equal(("application/octet-stream", "en", 64), (asked.ContentType, asked.Language, asked.Length));
        Assert.Equal(["caption", "objects", "text"], seen.Engines.Keys.Order());
        Assert.All(seen.Engines.Values, name => Assert.Equal("Azure AI Vision 2023-10-01", name));
    }

    [Theory]
    [InlineData(ProbeParts.Text, "read")]
    [InlineData(ProbeParts.Caption, "caption")]
    public async Task What_is_not_asked_is_not_paid(ProbeParts part, string feature)
    {
        using var engine = _vision.Engine();
        var seen = await _vision.SeeAsync(engine, part);

        Assert.Equal([feature], Assert.Single(_vision.Service.Requests).Features);
        Assert.Null(seen.Objects);
        Assert.Null(seen.Tags);
    }

    [Fact]
    public async Task Things_have_places_and_tags_have_none()
    {
        using var engine = _vision.Engine();
        var seen = await _vision.SeeAsync(engine, ProbeParts.Objects);

        Assert.Contains(new SeenObject("Laptop", 0.85, new(471, 218, 289, 226)), seen.Objects!);
        Assert.Equal([new("grass", 0.996), new("outdoor", 0.9957), new("building", 0.9894)], seen.Tags!);
    }

    [Fact]
    public async Task Persons_are_things_unless_they_are_there_already_or_hardly()
    {
        using var engine = _vision.Engine();
        var seen = await _vision.SeeAsync(engine, ProbeParts.Objects);

        // One of the things, and three of four persons.
        Assert.Equal([0.9474, 0.9471, 0.8944, 0.855], seen.Objects!.Where(thing => thing.Label == "person").Select(thing => thing.Confidence));
    }

    [Fact]
    public async Task Text_is_lines_with_four_corners_and_the_caption_a_sentence()
    {
        using var engine = _vision.Engine();
        var seen = await _vision.SeeAsync(engine, Everything, VisionSetUp.Facts(1000, 945));

        Assert.Equal(["You must be the change you", "Wish to see in the world !"], seen.Text!.Select(line => line.Text));
        Assert.Equal([new Point(253, 267), new(670, 262), new(671, 307), new(254, 318)], seen.Text![0].Corners);
        Assert.Equal(new SeenCaption("a man pointing at a screen", 0.4892), seen.Caption);
    }

    [Theory]
    [InlineData(20_000, 10_000, 4096, 2048)]
    [InlineData(40, 30, 68, 51)]
    [InlineData(16_000, 60, 13_600, 51)]
    public async Task A_picture_that_it_does_not_take_is_sent_as_a_JPEG_in_a_size_that_it_takes(int width, int height, int sentWidth, int sentHeight)
    {
        using var engine = _vision.Engine();
        var seen = await _vision.SeeAsync(engine, ProbeParts.Objects, VisionSetUp.Facts(width, height));

        Assert.Equal((sentWidth, sentHeight), Assert.Single(_vision.Service.Requests).Size);
        Assert.Equal("jpg", Assert.Single(_vision.Media.Derivations).Format);

        // What is seen there is told in pixels of the original.
        var laptop = seen.Objects!.Single(thing => thing.Label == "Laptop").Place;
        Assert.InRange(laptop.X, (471 * width / 1260) - (width / 50) - 1, (471 * width / 1260) + (width / 50) + 1);
    }

    public static TheoryData<MediaFacts> Unfit =>
    [
        VisionSetUp.Facts(300, 200) with { Orientation = 6 },
        VisionSetUp.Facts(300, 200) with { Format = "heic" },
        VisionSetUp.Facts(300, 200) with { Animated = true, Pages = 9 },
        VisionSetUp.Facts(300, 200) with { Pages = 2 },
    ];

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task What_lies_on_its_side_moves_has_pages_or_is_unknown_there_is_sent_as_a_JPEG(MediaFacts facts)
    {
        using var engine = _vision.Engine();
        await _vision.SeeAsync(engine, ProbeParts.Objects, facts);

        Assert.Equal((300, 200), Assert.Single(_vision.Service.Requests).Size);
        Assert.Single(_vision.Media.Derivations);
    }

    [Fact]
    public async Task A_file_of_more_than_20_MB_is_sent_smaller()
    {
        using var engine = _vision.Engine();
        var file = TestPictures.Png(300, 200);
        Array.Resize(ref file, 20_000_000);
        await _vision.SeeAsync(engine, ProbeParts.Objects, VisionSetUp.Facts(300, 200), file);

        Assert.Equal(64, Assert.Single(_vision.Service.Requests).Length);
    }

    [Theory]
    [InlineData(20_000, 2)]
    [InlineData(1, 400)]
    public async Task What_is_too_narrow_in_any_size_is_refused_without_a_call(int width, int height)
    {
        using var engine = _vision.Engine();
        var refusal = await Assert.ThrowsAsync<DamException>(() => _vision.SeeAsync(engine, ProbeParts.Objects, VisionSetUp.Facts(width, height)));

        Assert.Equal(ErrorKind.Unprocessable, refusal.Kind);
        Assert.Contains("too narrow", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_vision.Service.Requests);
    }

    [Fact]
    public async Task A_region_without_captions_is_asked_for_the_rest_and_for_captions_no_more()
    {
        _vision.Service.HasNoCaptions = true;
        using var engine = _vision.Engine();
        var seen = await _vision.SeeAsync(engine, Everything);

        Assert.NotNull(seen.Objects);
        Assert.Null(seen.Caption);
        Assert.Equal(ProbeParts.Objects | ProbeParts.Text, engine.Parts);
        Assert.Null((await engine.ConditionAsync(TestContext.Current.CancellationToken)).Trouble);
    }
}
