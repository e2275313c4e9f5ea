using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>Single values, with the range they must be in. What is wrong with one is said in the words of the wire.</summary>
internal static class Values
{
    /// <exception cref="TransformationException">Not a whole number from <paramref name="from"/> to <paramref name="to"/>.</exception>
    public static int Integer(this Parameter parameter, int from, int to)
        => Numbers.TryInteger(parameter.Value, out var value) && value >= from && value <= to ? value : throw parameter.Invalid();

    /// <exception cref="TransformationException">Not a number above 0 and up to <paramref name="to"/>.</exception>
    public static double Positive(this Parameter parameter, double to)
        => Numbers.TryDecimal(parameter.Value, out var value) && value > 0 && (double)value <= to ? (double)value : throw parameter.Invalid();

    /// <summary>Digits, or a fraction with a dot: what is calculated has its value by now.</summary>
    public static Length Length(this Parameter parameter)
    {
        if (!Numbers.TryDecimal(parameter.Value, out var value))
            throw parameter.Invalid();

        var unit = parameter.Value.Contains('.') ? LengthUnit.Fraction : LengthUnit.Pixels;
        return Math.Abs(value) <= int.MaxValue ? new(unit, (double)value) : throw parameter.Invalid();
    }

    public static Color Color(this Parameter parameter)
        => Plans.Color.TryParse(parameter.Value, out var color) ? color : throw parameter.Invalid();
}
