using System.Globalization;
using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Programs.Videos;

/// <summary>The moving pictures of a file, as ffprobe tells them. Every number is a stranger's, and within bounds here.</summary>
/// <param name="Index">Among all streams of the file, from 0.</param>
/// <param name="Coded">As the frames are stored, in pixels.</param>
/// <param name="Shown">As they are seen: upright, with square pixels.</param>
/// <param name="DurationInSeconds">0 for a single frame; null where nobody knows.</param>
internal sealed record VideoStream(int Index, PixelSize Coded, PixelSize Shown, double? DurationInSeconds)
{
    /// <summary>Four months. Beyond that a duration is a mistake, or a trap.</summary>
    private const double LongestInSeconds = 1e7;

    /// <summary>Far more streams than a file has in earnest.</summary>
    private const int MostStreams = 1000;

    /// <summary>Pixels are hardly ever twice as wide as high.</summary>
    private const double OddestPixel = 8;

    /// <summary>What <see cref="Read"/> wants to be told, in ffprobe's words.</summary>
    public const string Wanted =
        "format=duration:stream=index,width,height,sample_aspect_ratio,duration,nb_frames:stream_disposition=attached_pic:stream_tags=rotate:stream_side_data=rotation";

    /// <summary>The first stream that has pictures of its own; a cover is none. Null where there is no such stream.</summary>
    /// <param name="json">What ffprobe printed, whatever that is.</param>
    /// <exception cref="DamException">Unprocessable: it is no answer, or tells of pictures that cannot be read, which is how ffprobe takes those beyond the limit.</exception>
    public static VideoStream? Read(string json)
    {
        try
        {
            using var answer = JsonDocument.Parse(json);
            var streams = Streams(answer.RootElement).ToList();
            return streams.Count == 0
                ? null
                : streams.Select(stream => Of(stream, answer.RootElement)).FirstOrDefault(stream => stream is not null)
                    ?? throw new DamException(ErrorKind.Unprocessable, $"Invalid video file, or one of more than {PixelLimits.MaxArea / 1_000_000} megapixels");
        }
        catch (JsonException e)
        {
            // Cut off because it was endless, or none at all.
            throw new DamException(ErrorKind.Unprocessable, FrameWork.Broken, e);
        }
    }

    private static IEnumerable<JsonElement> Streams(JsonElement answer)
        => (Member(answer, "streams") is { ValueKind: JsonValueKind.Array } streams ? streams.EnumerateArray().Take(MostStreams) : [])
            .Where(stream => Number(Member(stream, "disposition") ?? default, "attached_pic") is not > 0);

    private static VideoStream? Of(JsonElement stream, JsonElement answer)
    {
        if (Whole(stream, "index") is not (>= 0 and < MostStreams and var index)
            || Whole(stream, "width") is not (>= 1 and var width)
            || Whole(stream, "height") is not (>= 1 and var height))
        {
            return null;
        }

        var shown = new PixelSize(PixelLimits.Round(width * PixelAspect(stream)), height);
        var duration = Duration(stream) ?? Duration(Member(answer, "format") ?? default);
        return new(index, new(width, height), IsOnItsSide(stream) ? new(shown.Height, shown.Width) : shown, Number(stream, "nb_frames") is 1 ? 0 : duration);
    }

    private static double? Duration(JsonElement from) => Number(from, "duration") is > 0 and <= LongestInSeconds and var seconds ? seconds : null;

    /// <summary>A quarter of a turn, as the container says by a matrix, or said by a tag; ffmpeg turns its frames by the same.</summary>
    private static bool IsOnItsSide(JsonElement stream)
    {
        var sides = Member(stream, "side_data_list") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Take(MostStreams) : [];
        var degrees = sides.Select(side => Number(side, "rotation")).FirstOrDefault(angle => angle is not null) ?? Number(Member(stream, "tags") ?? default, "rotate") ?? 0;
        return Math.Abs(Math.Abs(degrees % 180) - 90) < 1;
    }

    /// <summary>How many times as wide as high a pixel is.</summary>
    private static double PixelAspect(JsonElement stream)
        => Member(stream, "sample_aspect_ratio") is { ValueKind: JsonValueKind.String } ratio && ratio.GetString()!.Split(':') is [var across, var down]
            && double.TryParse(across, NumberStyles.None, CultureInfo.InvariantCulture, out var x)
            && double.TryParse(down, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            && x / y is >= 1 / OddestPixel and <= OddestPixel and var aspect
                ? aspect
                : 1;

    private static int? Whole(JsonElement from, string name) => Number(from, name) is >= 0 and <= int.MaxValue and var number && number == Math.Floor(number) ? (int)number : null;

    /// <summary>ffprobe writes some numbers as numbers and some as text.</summary>
    private static double? Number(JsonElement from, string name)
    {
        var text = Member(from, name) switch
        {
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            { ValueKind: JsonValueKind.String } quoted => quoted.GetString(),
            _ => null,
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }

    private static JsonElement? Member(JsonElement from, string name)
        => from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var member) ? member : null;
}
