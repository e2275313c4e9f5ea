using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Programs.Videos;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Programs.Videos;

/// <summary>Frames of real films, and of files that say they are.</summary>
public sealed class KeyFrameTests : IDisposable
{
    private readonly TestFiles _files = new();

    public KeyFrameTests() => LibvipsPolicy.Apply();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("mp4", "a.mp4")]
    [InlineData("mp4", "a.mp4", "-c:v", "libx265", "-x265-params", "log-level=none")]
    [InlineData("mov", "a.mov", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p")]
    [InlineData("3gp", "a.3gp", "-c:v", "mpeg4")]
    [InlineData("webm", "a.webm", "-c:v", "libvpx")]
    [InlineData("webm", "a.webm", "-c:v", "libvpx-vp9", "-cpu-used", "8", "-deadline", "realtime")]
    [InlineData("mkv", "a.mkv", "-c:v", "ffv1")]
    [InlineData("avi", "a.avi", "-c:v", "mpeg4")]
    [InlineData("flv", "a.flv", "-c:v", "flv")]
    [InlineData("wmv", "a.wmv", "-c:v", "wmv2")]
    [InlineData("mpeg", "a.mpg", "-r", "25", "-c:v", "mpeg2video")]
    [InlineData("ts", "a.ts", "-r", "25", "-c:v", "mpeg2video")]
    [InlineData("ogv", "a.ogv", "-c:v", "libtheora")]
    public void A_film_in_any_container_gives_its_frames(string format, string name, params string[] encoding)
    {
        var film = _files.TestFilm(name, "176x144", 4, encoding);
        foreach (var number in new[] { 1, 3 })
        {
            using var frame = Take(film, format, number)!;
            // Some containers count the last frame, and some do not.
            Assert.Equal(new PixelSize(176, 144), frame.Size);
            Assert.InRange(frame.Count, 3, 4);
            Assert.InRange(frame.Seconds, number - 1, number + 0.5);
            using var image = Image.Pngload(frame.Path);
            Assert.Equal((176, 144), (image.Width, image.Height));
            Assert.True(Liveliness.Of(frame.Path) > 30);
        }

        Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => Take(film, format, 5)).Kind);
    }

    [Fact]
    public void A_film_with_sound_and_subtitles_is_one_all_the_same()
    {
        var words = _files.Write("words.srt", "1\n00:00:00,000 --> 00:00:02,000\nSmoke\n");
        var film = _files.Film(
            "talkie.mkv", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=10:duration=2", "-f", "lavfi", "-i", "sine=duration=4", "-i", words, "-pix_fmt", "yuv420p", "-c:a", "libvorbis", "-attach", words,
            "-metadata:s:t", "mimetype=application/x-subrip");

        // The sound goes on where there are no pictures any more: the last of them stands there.
        for (var number = 1; number <= 4; number++)
        {
            using var frame = Take(film, "mkv", number)!;
            Assert.Equal((new PixelSize(64, 48), 4), (frame.Size, frame.Count));
        }
    }

    [Fact]
    public void Its_folder_goes_with_it()
    {
        string folder;
        using (var frame = Take(_files.TestFilm("a.mp4", "64x48", 1), "mp4")!)
        {
            folder = Path.GetDirectoryName(frame.Path)!;
            Assert.True(Directory.Exists(folder));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Frames_are_upright_and_their_pixels_square()
    {
        var flat = _files.TestFilm("flat.mp4", "160x120", 1);
        var turned = _files.Film("turned.mp4", "-i", flat, "-c", "copy", "-metadata:s:v:0", "rotate=90");
        using (var frame = Take(turned, "mp4")!)
        {
            using var image = Image.Pngload(frame.Path);
            Assert.Equal((new PixelSize(120, 160), 120, 160), (frame.Size, image.Width, image.Height));
        }

        using (var frame = Take(_files.TestFilm("wide.mp4", "160x120", 1, "-vf", "setsar=2"), "mp4")!)
        {
            using var image = Image.Pngload(frame.Path);
            Assert.Equal((new PixelSize(320, 120), 320, 120), (frame.Size, image.Width, image.Height));
        }
    }

    [Fact]
    public void A_single_frame_is_the_one()
    {
        using var frame = Take(_files.TestFilm("a.mp4", "64x48", 5, "-frames:v", "1"), "mp4")!;
        Assert.Equal((1, 0), (frame.Count, frame.Seconds));
    }

    [Fact]
    public void Where_a_moment_is_black_one_nearby_is_shown_and_where_all_is_black_that_is()
    {
        var flash = _files.TestFilm("flash.mp4", "64x48", 2, "-vf", "drawbox=enable='between(t,0.35,0.65)':color=black:t=fill");
        using (var frame = Take(flash, "mp4")!)
        {
            Assert.NotEqual(0.5, frame.Seconds);
            Assert.InRange(frame.Seconds, 0, 1);
            Assert.True(Liveliness.Of(frame.Path) > 30);
        }

        using var dark = Take(_files.Film("dark.mp4", "-f", "lavfi", "-i", "color=black:size=64x48:rate=10:duration=2", "-pix_fmt", "yuv420p"), "mp4")!;
        Assert.Equal(0.5, dark.Seconds);
    }

    [Fact]
    public void Sound_has_none_with_a_cover_or_without()
    {
        Assert.Null(Take(_files.Film("a.mp4", "-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac"), "mp4"));
        var cover = _files.Flat("cover.png", 64, 64, 200, 30, 30);
        Assert.Null(Take(
            _files.Film("covered.mp4", "-f", "lavfi", "-i", "sine=duration=1", "-i", cover, "-map", "0", "-map", "1", "-c:a", "aac", "-c:v", "png", "-disposition:v:0", "attached_pic"), "mp4"));
    }

    [Fact]
    public void Of_a_film_that_is_cut_off_what_is_there_is_shown_and_the_rest_is_an_error()
    {
        var whole = File.ReadAllBytes(_files.TestFilm("whole.mp4", "320x240", 10, "-g", "5", "-movflags", "+faststart"));
        var cut = _files.Write("cut.mp4", whole[..(whole.Length / 2)]);
        using (var frame = Take(cut, "mp4")!)
        {
            Assert.Equal((5, 1), (frame.Count, frame.Seconds));
        }

        Assert.Equal(ErrorKind.Unprocessable, Assert.Throws<DamException>(() => Take(cut, "mp4", 5)).Kind);

        var late = File.ReadAllBytes(_files.TestFilm("late.mp4", "320x240", 2));
        Assert.Equal(ErrorKind.Unprocessable, Assert.Throws<DamException>(() => Take(_files.Write("headless.mp4", late[..(late.Length / 2)]), "mp4")).Kind);
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\nSECRET\n#EXT-X-ENDLIST\n")]
    [InlineData("ffconcat version 1.0\nfile 'SECRET'\n")]
    [InlineData("#EXTM3U\n#EXTINF:10.0,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n")]
    [InlineData("<?xml version='1.0'?><MPD xmlns='urn:mpeg:dash:schema:mpd:2011'><BaseURL>SECRET</BaseURL></MPD>")]
    [InlineData("v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n")]
    public void What_names_other_files_is_broken_whatever_it_says_it_is(string content)
    {
        var other = _files.TestFilm("other.ts", "64x48", 1, "-c:v", "mpeg2video", "-r", "25");
        var named = _files.Write("a.mp4", content.Replace("SECRET", other, StringComparison.Ordinal));
        foreach (var format in new[] { "mp4", "webm", "avi", "ts" })
        {
            Assert.Equal(ErrorKind.Unprocessable, Assert.Throws<DamException>(() => Take(named, format)).Kind);
        }
    }

    [Theory]
    [InlineData("mp4", "a.mp4")]
    [InlineData("webm", "a.webm")]
    [InlineData("avi", "a.avi")]
    [InlineData("ts", "a.ts")]
    public void Whatever_is_wrong_in_a_film_it_has_a_frame_or_is_broken(string format, string name)
    {
        var whole = File.ReadAllBytes(_files.TestFilm(name, "64x48", 1));
        var chance = new Random(11);
        for (var i = 0; i < 6; i++)
        {
            var spoilt = whole[..(i % 3 == 0 ? chance.Next(1, whole.Length) : whole.Length)];
            for (var j = 0; j < 20; j++)
            {
                spoilt[chance.Next(j < 10 ? Math.Min(spoilt.Length, 600) : spoilt.Length)] = (byte)chance.Next(256);
            }

            try
            {
                Take(_files.Write($"spoilt-{i}", spoilt), format)?.Dispose();
            }
            catch (DamException e)
            {
                Assert.Equal(ErrorKind.Unprocessable, e.Kind);
            }
            catch (TimeoutException)
            {
                // It keeps its decoder busy, and was stopped.
            }
        }
    }

    [Theory]
    [InlineData("avi", "a.avi", "cinepak", "-c:v", "cinepak")]
    [InlineData("flv", "a.flv", "flashsv", "-c:v", "flashsv")]
    [InlineData("ts", "a.ts", "dirac", "-r", "25", "-c:v", "vc2", "-pix_fmt", "yuv420p10")]
    public void A_decoder_that_is_rarely_needed_is_not_run_and_the_reason_names_it(string format, string name, string refused, params string[] encoding)
    {
        var error = Assert.Throws<DamException>(() => Take(_files.TestFilm(name, "160x128", 1, encoding), format));
        Assert.Equal((ErrorKind.Unprocessable, $"Videos with {refused} in them are not looked at"), (error.Kind, error.Message));
    }

    [Theory]
    [InlineData("ts", "a.ts", "-r", "25", "-c:v", "libx264", "-c:a", "aac")]
    [InlineData("mpeg", "a.mpg", "-r", "25", "-c:v", "mpeg2video", "-c:a", "mp2")]
    [InlineData("flv", "a.flv", "-c:v", "flv", "-c:a", "libmp3lame")]
    [InlineData("mov", "a.mov", "-c:v", "libx264", "-c:a", "pcm_s24le")]
    [InlineData("mkv", "a.mkv", "-c:v", "libx264", "-c:a", "flac")]
    [InlineData("webm", "a.webm", "-c:v", "libvpx", "-c:a", "libopus")]
    public void Sound_is_in_nobodys_way_also_where_streams_only_appear_while_it_is_read(string format, string name, params string[] encoding)
    {
        using var frame = Take(_files.Film(
            name, ["-f", "lavfi", "-i", "testsrc=size=64x48:rate=25:duration=2", "-f", "lavfi", "-i", "sine=duration=2:sample_rate=44100", "-pix_fmt", "yuv420p", .. encoding]), format)!;
        Assert.Equal(new PixelSize(64, 48), frame.Size);
    }

    [Theory]
    [InlineData("bmp")]
    [InlineData("png")]
    [InlineData("mjpeg")]
    public void A_film_with_a_cover_is_one_whatever_that_is(string codec)
    {
        var cover = _files.Flat("cover.png", 64, 64, 200, 30, 30);
        var film = _files.TestFilm("film.mp4", "160x128", 2);
        var covered = _files.Film("a.mp4", "-i", film, "-i", cover, "-map", "0", "-map", "1", "-c:v:0", "copy", "-c:v:1", codec, "-disposition:v:1", "attached_pic", "-strict", "-1");
        using var frame = Take(covered, "mp4")!;
        Assert.Equal((new PixelSize(160, 128), 2), (frame.Size, frame.Count));
    }

    [Fact]
    public void One_that_does_not_say_how_long_it_is_is_looked_at_where_it_is()
    {
        var film = _files.TestFilm("live.webm", "64x48", 5, "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-live", "1");
        foreach (var (number, seconds) in new[] { (1, 0.0), (2, 1), (3, 3) })
        {
            using var frame = Take(film, "webm", number)!;
            Assert.Equal((5, seconds), (frame.Count, frame.Seconds));
        }

        Assert.Null(Take(film, "webm", 4));
        Assert.Null(Take(film, "webm", 5));
        Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => Take(film, "webm", 6)).Kind);
    }

    [Fact]
    public void A_decoder_that_no_video_needs_is_not_run()
    {
        var film = _files.TestFilm("a.mkv", "64x48", 1, "-pix_fmt", "rgb8", "-c:v", "gif");
        Assert.Equal(ErrorKind.Unprocessable, Assert.Throws<DamException>(() => Take(film, "mkv")).Kind);
    }

    [Fact]
    public void Large_frames_are_made_small_and_those_beyond_the_limit_are_refused()
    {
        using (var frame = Take(_files.TestFilm("8k.mov", "7680x4320", 1, "-frames:v", "1", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p"), "mov")!)
        {
            using var image = Image.Pngload(frame.Path);
            Assert.Equal((new PixelSize(7680, 4320), 2000, 1125), (frame.Size, image.Width, image.Height));
        }

        var huge = _files.Film("huge.mov", "-f", "lavfi", "-i", "color=red:size=9000x6000:rate=1:duration=1", "-frames:v", "1", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p");
        var error = Assert.Throws<DamException>(() => Take(huge, "mov"));
        Assert.Equal((ErrorKind.Unprocessable, "Invalid video file, or one of more than 50 megapixels"), (error.Kind, error.Message));
    }

    private static KeyFrame? Take(string path, string format, int number = 1) => KeyFrame.Take(path, format, number, ExternalPrograms.Find(), Token);
}
