namespace ServerlessDam.Transformations.Expressions;

/// <summary>
/// Arithmetic and tests of a transformation: operands and operators in turn, joined by underscores, without parentheses:
/// <c>iw_mul_0.5_sub_10</c>, <c>!sale!_in_tags_and_w_gt_100</c>.
/// </summary>
public sealed class Expression
{
    private readonly Operand _first;
    private readonly List<(Operator Operator, Operand Operand)> _rest;

    private Expression(Operand first, List<(Operator, Operand)> rest) => (_first, _rest) = (first, rest);

    /// <summary>More than one operand, or one that has to be looked up: something to calculate.</summary>
    public bool IsCalculated => _rest.Count > 0 || _first is not LiteralOperand;

    /// <summary>The variables that it needs.</summary>
    public IEnumerable<string> Variables => _rest.SelectMany(each => each.Operand.Variables).Concat(_first.Variables);

    /// <summary>Null for text that is none.</summary>
    public static Expression? Parse(string text)
    {
        var reader = new OperandReader(text);
        if (reader.Operand() is not { } first)
            return null;

        var rest = new List<(Operator, Operand)>();
        while (!reader.AtEnd)
        {
            if (reader.Operator() is not { } op || reader.Operand() is not { } operand)
                return null;
            rest.Add((op, operand));
        }

        return new(first, rest);
    }

    /// <exception cref="ExpressionException">A variable that is not set, or operands that do not suit their operator.</exception>
    public Value Evaluate(Scope scope)
    {
        var at = 0;
        return Evaluate(_first.Evaluate(scope), 0, ref at, scope);
    }

    /// <summary>Takes operators that bind at least as tight as <paramref name="rank"/>. No deeper than there are ranks.</summary>
    private Value Evaluate(Value left, int rank, ref int at, Scope scope)
    {
        while (at < _rest.Count && _rest[at].Operator is var op && op.Rank >= rank)
        {
            var right = _rest[at++].Operand.Evaluate(scope);
            if (at < _rest.Count && _rest[at].Operator.Rank > op.Rank)
                right = Evaluate(right, op.Rank + 1, ref at, scope);
            left = op.Apply(left, right) ?? throw new ExpressionException($"{left.Text} {op.Name} {right.Text} has no value");
        }

        return left;
    }
}
