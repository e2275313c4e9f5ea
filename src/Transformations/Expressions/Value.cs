using System.Globalization;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Expressions;

/// <summary>What an expression comes to: a number or text. A list is text with colons between its members; true is 1, false 0.</summary>
public abstract record Value
{
    public static readonly Value True = new NumberValue(1);

    public static readonly Value False = new NumberValue(0);

    private protected Value()
    {
    }

    /// <summary>The number that it is or that its text spells; null for other text.</summary>
    public abstract double? Number { get; }

    /// <summary>As it stands where text is wanted.</summary>
    public abstract string Text { get; }

    public static Value Of(bool truth) => truth ? True : False;
}

/// <param name="Amount">Finite.</param>
/// <param name="Literal">The spelling of a number that was written and not calculated: its dot makes a size a fraction.</param>
public sealed record NumberValue(double Amount, string? Literal = null) : Value
{
    public override double? Number => Amount;

    public override string Text => Literal ?? Amount.ToString("0.#########", CultureInfo.InvariantCulture);

    /// <summary>A calculated number is rounded half up, a written one stays as written.</summary>
    public string WholeText => Literal ?? Math.Floor(Amount + 0.5).ToString("0", CultureInfo.InvariantCulture);
}

public sealed record TextValue(string Content) : Value
{
    public override double? Number => Numbers.TryDecimal(Content, out var number) ? (double)number : null;

    public override string Text => Content;
}
