namespace ServerlessDam.Transformations.Plans;

/// <summary>A <c>w</c>, <c>h</c>, <c>x</c> or <c>y</c> as written, before the picture's size is known.</summary>
public readonly record struct Length(LengthUnit Unit, double Value)
{
    /// <summary>In pixels, not rounded.</summary>
    /// <param name="side">The side of the picture that fractions refer to.</param>
    /// <param name="dpr">Multiplies all but device pixels.</param>
    public double In(double side, double dpr = 1) => Unit switch
    {
        LengthUnit.Pixels => Value * dpr,
        LengthUnit.DevicePixels => Value,
        LengthUnit.Fraction => Value * side * dpr,
        _ => throw new ArgumentOutOfRangeException(nameof(dpr), Unit, null),
    };
}

public enum LengthUnit
{
    /// <summary><c>200</c></summary>
    Pixels,

    /// <summary>Pixels that no pixel ratio multiplies: the hint behind <c>w_auto</c>.</summary>
    DevicePixels,

    /// <summary><c>0.5</c>: of the size that enters the component. The dot makes it one: <c>1.0</c> is all of it, <c>1</c> one pixel.</summary>
    Fraction,
}
