using NetVips.Interop;

namespace NetVips;

/// <summary>How operations such as <see cref="Image.Similarity"/> find values between pixels.</summary>
public class Interpolate : VipsObject
{
    private Interpolate(nint pointer)
        : base(pointer)
    {
    }

    /// <param name="name">nearest, bilinear, bicubic, lbb, nohalo or vsqbs.</param>
    /// <exception cref="VipsException">There is none of that name.</exception>
    public static Interpolate NewFromName(string name)
    {
        var pointer = LibVipsObjects.NewInterpolate(name);
        return pointer == 0 ? throw new VipsException($"no such interpolator {name}") : new Interpolate(pointer);
    }
}
