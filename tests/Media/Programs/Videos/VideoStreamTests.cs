using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Programs.Videos;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Programs.Videos;

/// <summary>What ffprobe says of a file, which is what a stranger wrote into it.</summary>
public sealed class VideoStreamTests
{
    [Fact]
    public void The_first_stream_with_pictures_is_read_and_a_cover_is_none()
    {
        var stream = VideoStream.Read("""
            {"programs":[],"streams":[
              {"index":0,"width":600,"height":600,"disposition":{"attached_pic":1}},
              {"index":2,"width":1920,"height":1080,"sample_aspect_ratio":"1:1","duration":"12.480000","disposition":{"attached_pic":0}},
              {"index":3,"width":10,"height":10}],
             "format":{"duration":"13.000000"}}
            """);
        Assert.Equal(new VideoStream(2, new(1920, 1080), new(1920, 1080), 12.48), stream);
    }

    [Theory]
    [InlineData("", 640, 480)]
    [InlineData("\"sample_aspect_ratio\":\"4:3\",", 853, 480)]
    [InlineData("\"sample_aspect_ratio\":\"0:1\",", 640, 480)]
    [InlineData("\"sample_aspect_ratio\":\"N/A\",", 640, 480)]
    [InlineData("\"sample_aspect_ratio\":\"999999999:1\",", 640, 480)]
    [InlineData("\"sample_aspect_ratio\":\"1:0\",", 640, 480)]
    [InlineData("\"sample_aspect_ratio\":17,", 640, 480)]
    [InlineData("\"side_data_list\":[{},{\"rotation\":-90}],", 480, 640)]
    [InlineData("\"side_data_list\":[{\"rotation\":180}],", 640, 480)]
    [InlineData("\"side_data_list\":[{\"rotation\":1e308}],", 640, 480)]
    [InlineData("\"side_data_list\":\"none\",", 640, 480)]
    [InlineData("\"tags\":{\"rotate\":\"270\"},", 480, 640)]
    [InlineData("\"tags\":{\"rotate\":\"upside down\"},", 640, 480)]
    [InlineData("\"sample_aspect_ratio\":\"2:1\",\"tags\":{\"rotate\":\"90\"},", 480, 1280)]
    public void It_is_shown_upright_and_with_square_pixels(string more, int width, int height)
        => Assert.Equal(new PixelSize(width, height), VideoStream.Read("{\"streams\":[{" + more + "\"index\":0,\"width\":640,\"height\":480}]}")!.Shown);

    [Theory]
    [InlineData("\"7.5\"", "\"9\"", 7.5)]
    [InlineData("\"N/A\"", "\"9\"", 9.0)]
    [InlineData("-3", "9", 9.0)]
    [InlineData("1e300", "9", 9.0)]
    [InlineData("\"NaN\"", "\"Infinity\"", null)]
    [InlineData("0", "[9]", null)]
    public void A_duration_that_cannot_be_is_none(string ofStream, string ofFile, double? expected)
        => Assert.Equal(expected, VideoStream.Read("{\"streams\":[{\"index\":0,\"width\":64,\"height\":48,\"duration\":" + ofStream + "}],\"format\":{\"duration\":" + ofFile + "}}")!.DurationInSeconds);

    [Fact]
    public void A_single_frame_has_no_duration_worth_a_name()
        => Assert.Equal(0, VideoStream.Read("""{"streams":[{"index":0,"width":64,"height":48,"duration":"10","nb_frames":"1"}]}""")!.DurationInSeconds);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"streams":[]}""")]
    [InlineData("""{"streams":{}}""")]
    [InlineData("""{"streams":[{"index":0,"width":64,"height":64,"disposition":{"attached_pic":1}}]}""")]
    public void What_has_no_pictures_is_none(string json) => Assert.Null(VideoStream.Read(json));

    [Theory]
    [InlineData("")]
    [InlineData("""{"streams":[1,null,"x",[]]}""")]
    [InlineData("""{"streams":[{"index":0,"width":0,"height":10}]}""")]
    [InlineData("""{"streams":[{"index":0,"width":-5,"height":10}]}""")]
    [InlineData("""{"streams":[{"index":0,"width":1.5,"height":10}]}""")]
    [InlineData("""{"streams":[{"index":99999999999,"width":10,"height":10}]}""")]
    [InlineData("""{"streams":[{"index":0,"width":99999999999,"height":10}]}""")]
    [InlineData("""{"streams":[{"index":0,"width":10,"height":10}""")]
    public void What_makes_no_sense_is_broken(string json) => Assert.Equal(ErrorKind.Unprocessable, Assert.Throws<DamException>(() => VideoStream.Read(json)).Kind);

    [Fact]
    public void Whatever_becomes_of_an_answer_on_its_way_it_is_a_stream_within_bounds_or_none()
    {
        const string Whole = """{"streams":[{"index":1,"width":640,"height":480,"sample_aspect_ratio":"4:3","duration":"12.5","nb_frames":"300","side_data_list":[{"rotation":-90}]}],"format":{"duration":"13"}}""";
        var chance = new Random(10);
        for (var i = 0; i < 5000; i++)
        {
            var letters = Whole.ToCharArray();
            for (var j = 0; j < 4; j++)
            {
                letters[chance.Next(letters.Length)] = "0123456789-.e:\"{}[],N/Ax"[chance.Next(24)];
            }

            try
            {
                var stream = VideoStream.Read(new(letters, 0, chance.Next(4) == 0 ? chance.Next(letters.Length) : letters.Length));
                Assert.InRange(stream?.Index ?? 0, 0, 999);
                Assert.True(stream is null or { Shown: { Width: >= 1, Height: >= 1 }, DurationInSeconds: null or (>= 0 and <= 1e7) });
            }
            catch (DamException e)
            {
                Assert.Equal(ErrorKind.Unprocessable, e.Kind);
            }
        }
    }
}
