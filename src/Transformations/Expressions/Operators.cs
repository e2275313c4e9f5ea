using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Expressions;

/// <summary>What stands between two operands.</summary>
/// <param name="Rank">Binds tighter the higher it is; of equal ranks the left one acts first.</param>
/// <param name="Apply">Null where the operands do not suit it.</param>
internal sealed record Operator(string Name, string Summary, int Rank, Func<Value, Value, Value?> Apply) : Word(Name, Summary);

/// <summary>Every operator by its name; one SDK leaves the sign of <c>mod</c> as it is. Ranks as in arithmetic: power, product, sum, comparison, and, or.</summary>
internal static class Operators
{
    public static readonly ValueList<Operator> All =
    [
        new("pow", "To the power of.", 6, Numeric(Math.Pow)),
        new("mul", "Times.", 5, Numeric((left, right) => left * right)),
        new("div", "Divided by.", 5, Numeric((left, right) => left / right)),
        new("mod", "The remainder of a division.", 5, Numeric((left, right) => left % right)),
        new("%", "As mod.", 5, Numeric((left, right) => left % right)),
        new("add", "Plus.", 4, Numeric((left, right) => left + right)),
        new("sub", "Minus.", 4, Numeric((left, right) => left - right)),
        new("eq", "Equal.", 3, (left, right) => Value.Of(AreEqual(left, right))),
        new("ne", "Not equal.", 3, (left, right) => Value.Of(!AreEqual(left, right))),
        new("lt", "Less than.", 3, Ordered(order => order < 0)),
        new("lte", "At most.", 3, Ordered(order => order <= 0)),
        new("gt", "Greater than.", 3, Ordered(order => order > 0)),
        new("gte", "At least.", 3, Ordered(order => order >= 0)),
        new("in", "Every one on the left is among those on the right.", 3, (left, right) => Value.Of(IsIn(left, right))),
        new("nin", "Not all on the left are among those on the right.", 3, (left, right) => Value.Of(!IsIn(left, right))),
        new("and", "Both hold.", 2, (left, right) => Value.Of(IsTrue(left) && IsTrue(right))),
        new("or", "One holds, or both.", 1, (left, right) => Value.Of(IsTrue(left) || IsTrue(right))),
    ];

    public static readonly FrozenDictionary<string, Operator> ByName = All.ToFrozenDictionary(each => each.Name);

    /// <summary>A number other than 0, or any text but none.</summary>
    public static bool IsTrue(Value value) => value is TextValue text ? text.Content.Length > 0 : value.Number != 0;

    private static Func<Value, Value, Value?> Numeric(Func<double, double, double> calculate) => (left, right) =>
        (left.Number, right.Number) is ({ } a, { } b) && calculate(a, b) is var result && double.IsFinite(result)
            ? new NumberValue(result)
            : null;

    /// <summary>Numbers by size; text beside text by code points.</summary>
    private static Func<Value, Value, Value?> Ordered(Func<int, bool> holds) => (left, right) => (left.Number, right.Number) switch
    {
        ({ } a, { } b) => Value.Of(holds(a.CompareTo(b))),
        _ when left is TextValue && right is TextValue => Value.Of(holds(string.CompareOrdinal(left.Text, right.Text))),
        _ => Value.False,
    };

    private static bool AreEqual(Value left, Value right)
        => (left.Number, right.Number) is ({ } a, { } b) ? a == b : string.Equals(left.Text, right.Text, StringComparison.Ordinal);

    /// <summary>Every member on the left is among those on the right.</summary>
    private static bool IsIn(Value left, Value right)
        => right.Text.Split(':').ToHashSet(StringComparer.Ordinal) is var all && left.Text.Split(':').All(all.Contains);
}
