using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>Single values, with the range they must be in. What is wrong with one is said in the words of the wire.</summary>
internal static class Values
{
    private static readonly string[] Operators = ["_add_", "_sub_", "_mul_", "_div_", "_mod_", "_pow_", "_to_i", "_to_f"];

    /// <exception cref="TransformationException">Not a whole number from <paramref name="from"/> to <paramref name="to"/>.</exception>
    public static int Integer(this Parameter parameter, int from, int to)
        => Numbers.TryInteger(parameter.Value, out var value) && value >= from && value <= to ? value : throw parameter.Refused();

    /// <exception cref="TransformationException">Not a number above 0 and up to <paramref name="to"/>.</exception>
    public static double Positive(this Parameter parameter, double to)
        => Numbers.TryDecimal(parameter.Value, out var value) && value > 0 && (double)value <= to ? (double)value : throw parameter.Refused();

    /// <summary>Digits, a fraction with a dot, <c>iw</c> or <c>ih</c>.</summary>
    public static Length Length(this Parameter parameter)
    {
        if (parameter.Value is "iw" or "ih")
            return new(parameter.Value == "iw" ? LengthUnit.InitialWidth : LengthUnit.InitialHeight, 1);
        if (!Numbers.TryDecimal(parameter.Value, out var value))
            throw parameter.Refused();

        var unit = parameter.Value.Contains('.') ? LengthUnit.Fraction : LengthUnit.Pixels;
        return Math.Abs(value) <= int.MaxValue ? new(unit, (double)value) : throw parameter.Invalid();
    }

    public static Color Color(this Parameter parameter)
        => Plans.Color.TryParse(parameter.Value, out var color) ? color : throw parameter.Refused();

    /// <summary>The error for a value that was not understood: it may be arithmetic, or simply wrong.</summary>
    public static TransformationException Refused(this Parameter parameter)
    {
        if (parameter.Value.Contains('$'))
            return parameter.NotYet("A variable");

        var isExpression = parameter.Value is "w" or "h" or "ar"
            || Array.Exists(Operators, op => parameter.Value.Contains(op, StringComparison.Ordinal));
        return isExpression ? parameter.NotYet("An expression") : parameter.Invalid();
    }
}
