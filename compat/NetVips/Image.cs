using NetVips.Interop;

namespace NetVips;

/// <summary>
/// An image: a header and a way to compute its pixels. Operations give new images that keep what they need of the old
/// ones; pixels are computed when something writes or measures them. Dispose each one.
/// </summary>
public partial class Image : VipsObject
{
    internal Image(nint pointer)
        : base(pointer)
    {
    }

    /// <summary>A constant as an image of <paramref name="matchImage"/>'s size, format and interpretation; an image as it is.</summary>
    /// <exception cref="ArgumentException">Neither an image, nor a number, nor an array of numbers.</exception>
    public static Image Imageize(Image matchImage, object value) => value switch
    {
        Image image => image,
        double number => matchImage.NewFromImage(number),
        int number => matchImage.NewFromImage(number),
        double[] numbers => matchImage.NewFromImage(numbers),
        int[] numbers => matchImage.NewFromImage(numbers),
        Array { Rank: 2 } matrix => NewFromArray(matrix),
        _ => throw new ArgumentException($"unsupported value type {value.GetType()} for Imageize", nameof(value)),
    };

    /// <summary>Changes a copy of this image's fields.</summary>
    public virtual Image Mutate(Action<MutableImage> action)
    {
        using var mutable = new MutableImage(Copy());
        action(mutable);
        return mutable.Image;
    }

    public override string ToString() => $"<NetVips.Image {Width}x{Height} {Format}, {Bands} bands, {Interpretation}>";

    /// <summary>Calls an operation whose first input is this image and whose output is one image.</summary>
    private Image Run(string operation, VOption? options, params object[] rest)
        => (Image)Operation.Call(operation, options, [this, .. rest])!;

    private Image Run(string operation, params object[] rest) => Run(operation, null, rest);

    private static Image Make(string operation, VOption? options, params object[] inputs)
        => (Image)Operation.Call(operation, options, inputs)!;
}
