using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Tests.Programs.Videos;
using ServerlessDam.Media.Tests.Vision;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Tests.Probing;

/// <summary>What a probe finds of videos.</summary>
public sealed class VideoLookTests : IDisposable
{
    private const ProbeParts Looked = ProbeParts.Objects | ProbeParts.Safety | ProbeParts.Text;

    private readonly TestFiles _files = new();

    public VideoLookTests() => LibvipsPolicy.Apply();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void What_a_film_of_a_photograph_shows_is_seen_in_its_own_pixels_whatever_its_name()
    {
        // The picture wanders by, four times as large as models need it.
        var film = _files.Film("a.mp4", "-loop", "1", "-framerate", "10", "-t", "3", "-i", Installed.Photo("cat.jpg"), "-vf", "scale=2400:-2,crop=2240:1480:x='t*40':y=20", "-pix_fmt", "yuv420p", "-preset", "ultrafast");
        File.Move(film, _files["a.txt"]);
        var frames = Enumerable.Range(1, 3).Select(number => Probe(_files["a.txt"], ProbeParts.Objects | ProbeParts.Safety, number)).ToList();

        Assert.All(frames, frame => Assert.Equal((ResourceType.Video, "mp4", 3, null, 0), (frame.Kind, frame.Format, frame.Frames, frame.Width, frame.Pages)));
        Assert.Equal([0.5, 1.5, 2.5], frames.Select(frame => frame.Moment!.Value));
        Assert.All(frames, frame => Assert.Equal("cat", frame.Seen!.Objects![0].Label));
        Assert.All(frames, frame => Assert.InRange(frame.Seen!.Objects![0].Place.Width, 700, 2240));
        Assert.All(frames, frame => Assert.True(frame.Seen!.Safety!.Score < 0.5));
        Assert.All(frames, frame => Assert.Equal(["objects", "safety"], frame.Durations.Keys.Order()));
    }

    [Fact]
    public void A_probe_that_asks_for_nothing_of_them_runs_no_program()
    {
        var film = _files.TestFilm("a.mp4", "64x48", 1);
        var none = ExternalPrograms.FindIn("/nowhere");
        foreach (var parts in new[] { ProbeParts.Format, ProbeParts.All, ProbeParts.Faces | ProbeParts.Embedding | ProbeParts.Subject })
        {
            var facts = new Prober(none, Installed.Sight()).Probe(new(film, null, parts), TestContext.Current.CancellationToken);
            Assert.Equal((ResourceType.Video, "mp4", 0, null, null, null), (facts.Kind, facts.Format, facts.Frames, facts.Seen, facts.Unseen, facts.Problem));
        }

        Assert.Equal(null as string, new Prober(none, new Sight(new ModelFolder(null))).Probe(new(film, null, Looked), TestContext.Current.CancellationToken).Unseen);
    }

    [Fact]
    public void Where_the_program_is_missing_it_says_so()
    {
        var facts = new Prober(ExternalPrograms.FindIn("/nowhere"), Installed.Sight()).Probe(new(_files.TestFilm("a.mp4", "64x48", 1), null, Looked), TestContext.Current.CancellationToken);
        Assert.Equal((null, null, "ffmpeg is not installed (it is needed for what the frames of videos show)"), (facts.Seen, facts.Problem, facts.Unseen));
    }

    [Fact]
    public void Sound_has_nothing_to_be_seen_and_that_is_no_error()
    {
        var facts = Probe(_files.Film("a.mp4", "-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac"), Looked);
        Assert.Equal(("It has no moving pictures", null, 0), (facts.Unseen, facts.Problem, facts.Troubles.Count));
        Assert.Equal("mp3", Probe(_files.Film("a.mp3", "-f", "lavfi", "-i", "sine=duration=1"), Looked).Format);
    }

    [Fact]
    public void What_is_broken_is_broken_for_good()
    {
        var whole = File.ReadAllBytes(_files.TestFilm("a.mp4", "320x240", 2));
        var trouble = Assert.Single(Probe(_files.Write("b.mp4", whole[..(whole.Length / 2)]), Looked).Troubles);
        Assert.Equal((Looked, "Invalid video file", null), (trouble.Parts, trouble.Reason, trouble.AgainAt));
    }

    [Fact]
    public void A_frame_that_is_not_there_is_a_problem_of_that_frame()
    {
        var film = _files.TestFilm("a.mp4", "320x240", 10, "-g", "5", "-movflags", "+faststart");
        var whole = File.ReadAllBytes(film);
        Assert.Equal("Invalid video file", Probe(_files.Write("cut.mp4", whole[..(whole.Length / 2)]), Looked, page: 5).Problem);
        Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => Probe(film, Looked, page: 6)).Kind);
    }

    [Fact]
    public void A_playlist_is_a_video_on_the_wire_and_nothing_opens_it()
    {
        var facts = Probe(_files.Write("a.mp4", "#EXTM3U\n#EXTINF:1,\n/etc/passwd\n"), Looked);
        Assert.Equal((ResourceType.Video, "m3u8", null, null, 0), (facts.Kind, facts.Format, facts.Seen, facts.Problem, facts.Troubles.Count));
    }

    private static MediaFacts Probe(string path, ProbeParts parts, int? page = null)
        => new Prober(ExternalPrograms.Find(), Installed.Sight()).Probe(new(path, null, parts, Page: page), TestContext.Current.CancellationToken);
}
