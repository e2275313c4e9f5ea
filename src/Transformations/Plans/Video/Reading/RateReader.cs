using System.Collections.Frozen;
using ServerlessDam.Transformations.Plans.Reading;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Video.Reading;

/// <summary>br fps af ki vs (video reference, section 2).</summary>
internal static class RateReader
{
    private const int MostBits = 1_000_000_000;

    private const int MostFramesASecond = 240;

    private const int MostSampledFrames = 1000;

    /// <summary>For ki and the step of vs.</summary>
    private const int MostSeconds = 3600;

    private static readonly FrozenSet<int> Frequencies = FrozenSet.Create(
        8000, 11025, 16000, 22050, 32000, 37800, 44056, 44100, 47250, 48000, 88200, 96000, 176400, 192000);

    /// <summary><c>250000</c>, <c>500k</c>, <c>2m</c>, each with <c>:constant</c> or without.</summary>
    public static BitRate Bits(Parameter parameter)
    {
        const string Constant = ":constant";
        var isConstant = parameter.Value.EndsWith(Constant, StringComparison.Ordinal);
        var text = isConstant ? parameter.Value[..^Constant.Length] : parameter.Value;
        var (digits, unit) = text switch
        {
            [.. var head, 'k' or 'K'] => (head, 1000),
            [.. var head, 'm' or 'M'] => (head, 1_000_000),
            _ => (text, 1),
        };
        return Numbers.TryDecimal(digits, out var amount) && amount is > 0 and <= MostBits && amount * unit is >= 1 and <= MostBits && amount * unit % 1 == 0
            ? new((int)(amount * unit), isConstant)
            : throw parameter.Invalid();
    }

    /// <summary><c>25</c>, <c>24-29.97</c>, <c>25-</c>, <c>-24</c>.</summary>
    public static FrameRate Frames(Parameter parameter) => parameter.Value.Split('-') switch
    {
        [var fixedRate] when Rate(fixedRate) is { } rate => new(rate, rate),
        [var least, ""] when Rate(least) is { } floor => new(floor, null),
        ["", var most] when Rate(most) is { } ceiling => new(null, ceiling),
        [var least, var most] when Rate(least) is { } floor && Rate(most) is { } ceiling && floor <= ceiling => new(floor, ceiling),
        _ => throw parameter.Invalid(),
    };

    public static AudioFrequency Frequency(Parameter parameter)
        => parameter.Value == "iaf" ? new(null)
            : Numbers.TryInteger(parameter.Value, out var hertz) && Frequencies.Contains(hertz) ? new(hertz)
            : throw parameter.Invalid();

    public static TimeSpan KeyFrameInterval(Parameter parameter) => TimeSpan.FromSeconds(parameter.Positive(MostSeconds));

    /// <summary><c>20</c> frames, or one every <c>2.3s</c>.</summary>
    public static VideoSampling Sampling(Parameter parameter)
        => parameter.Value[^1] != 's' ? new(parameter.Integer(1, MostSampledFrames), null)
            : Numbers.TryDecimal(parameter.Value[..^1], out var seconds) && seconds is > 0 and <= MostSeconds ? new(null, TimeSpan.FromSeconds((double)seconds))
            : throw parameter.Invalid();

    private static double? Rate(string text)
        => Numbers.TryDecimal(text, out var rate) && rate is > 0 and <= MostFramesASecond ? (double)rate : null;
}
