using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Programs.Videos;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Programs.Videos;

/// <summary>What ffmpeg and ffprobe are told, and what they are not.</summary>
public sealed class FfmpegCommandTests
{
    private static readonly VideoStream Film = new(3, new(3840, 2160), new(3840, 2160), 60);

    public static TheoryData<string> Formats => [.. new[] { "mp4", "mov", "3gp", "3g2", "webm", "mkv", "avi", "flv", "wmv", "mpeg", "ts", "mxf", "ogv" }];

    [Theory]
    [MemberData(nameof(Formats))]
    public void One_container_is_opened_by_name_out_of_one_file_and_by_no_other_protocol(string format)
    {
        Assert.True(VideoFrames.Are(format));
        foreach (var command in new[] { FfmpegCommand.Probe("/tmp/run/in." + format, format), FfmpegCommand.Frame("/tmp/run/in." + format, format, Film, 1.5, isExact: true, "/tmp/run/out.png") })
        {
            var input = command.ToList().IndexOf("-i");
            Assert.Equal("file:/tmp/run/in." + format, command[input + 1]);
            Assert.Equal("file", Before("-protocol_whitelist"));
            Assert.Equal(Before("-format_whitelist"), Before("-f"));
            Assert.DoesNotContain(Before("-f"), new[] { "hls", "concat", "dash", "image2", "sdp", "lavfi" });
            Assert.Equal("50000000", Before("-max_pixels"));
            Assert.Superset(new HashSet<string> { "h264", "vp9" }, Before("-codec_whitelist").Split(',').ToHashSet());
            Assert.DoesNotContain("cinepak", Before("-codec_whitelist").Split(','));
            Assert.DoesNotContain(command, argument => argument.StartsWith("-codec_whitelist:", StringComparison.Ordinal));

            string Before(string option) => command.Take(input).SkipWhile(argument => argument != option).Skip(1).First();
        }
    }

    [Theory]
    [InlineData("m3u8")]
    [InlineData("mpd")]
    [InlineData("mp3")]
    [InlineData("gif")]
    [InlineData("txt")]
    [InlineData("")]
    [InlineData(null)]
    public void Playlists_sounds_and_whatever_else_are_not_opened_at_all(string? format) => Assert.False(VideoFrames.Are(format));

    [Fact]
    public void Neither_sound_nor_subtitles_nor_data_are_touched_and_one_picture_is_written()
    {
        var command = FfmpegCommand.Frame("/a", "mkv", Film, 12.3456, isExact: false, "/b.png");
        foreach (var option in new[] { "-nostdin", "-an", "-sn", "-dn", "-noaccurate_seek" })
        {
            Assert.Contains(option, command);
        }

        Assert.DoesNotContain(command[command.ToList().IndexOf("-codec_whitelist") + 1].Split(','), decoder => decoder is "aac" or "gif" or "subrip");
        var text = string.Join(' ', command);
        Assert.Contains("-ss 12.346 ", text, StringComparison.Ordinal);
        Assert.Contains("-map 0:3 ", text, StringComparison.Ordinal);
        Assert.Contains("-frames:v 1 ", text, StringComparison.Ordinal);
        Assert.Contains("scale=2000:1125:", text, StringComparison.Ordinal);
        Assert.Equal(2, command.Count(argument => argument == "-threads"));
    }

    [Theory]
    [InlineData(640, 480, "scale=640:480:")]
    [InlineData(1080, 1920, "scale=1080:1920:")]
    [InlineData(2160, 3840, "scale=1125:2000:")]
    [InlineData(25000, 1, "scale=2000:1:")]
    public void A_frame_is_never_longer_than_models_look_and_never_enlarged(int width, int height, string expected)
    {
        var stream = Film with { Shown = new PixelSize(width, height) };
        Assert.Contains(FfmpegCommand.Frame("/a", "mp4", stream, 0, isExact: true, "/b.png"), argument => argument.StartsWith(expected, StringComparison.Ordinal));
    }
}
