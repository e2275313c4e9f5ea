using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Expressions;

/// <summary>One value of an expression.</summary>
internal abstract record Operand
{
    /// <exception cref="ExpressionException">Nothing of this name is set.</exception>
    public abstract Value Evaluate(Scope scope);

    /// <summary>The variables that it needs.</summary>
    public virtual IEnumerable<string> Variables => [];
}

/// <summary><c>200</c>, <c>0.5</c>, <c>3:4</c>.</summary>
internal sealed record LiteralOperand(Value Value) : Operand
{
    public override Value Evaluate(Scope scope) => Value;
}

/// <summary><c>!text!</c>, with <c>$(name)</c> for what is to be put in.</summary>
internal sealed record TextOperand(string Template) : Operand
{
    public override IEnumerable<string> Variables => Interpolation.NamesIn(Template);

    public override Value Evaluate(Scope scope) => new TextValue(Interpolation.Fill(Template, scope));
}

/// <summary><c>$name</c></summary>
internal sealed record VariableOperand(string Name) : Operand
{
    public override IEnumerable<string> Variables => [Name];

    public override Value Evaluate(Scope scope)
        => scope.Find(Name) ?? throw new ExpressionException($"Variable ${Name} is not set");
}

/// <summary><c>w</c>, <c>iw</c>, <c>tags</c>.</summary>
internal sealed record NamedOperand(string Name) : Operand
{
    public override Value Evaluate(Scope scope) => Names.ByName[Name](scope);
}

/// <summary><c>ctx:!key!</c>, <c>md:!key!</c>: empty for a key that is not there. <c>ref:!public id!</c>: the id itself.</summary>
internal sealed record KeyedOperand(string Kind, string Key) : Operand
{
    public override Value Evaluate(Scope scope) => new TextValue(Kind switch
    {
        "ctx" => scope.Facts.Context.GetValueOrDefault(Key, ""),
        "md" => scope.Facts.Metadata.GetValueOrDefault(Key, ""),
        _ => Key,
    });
}

/// <summary><c>…_to_i</c>, <c>…_to_f</c>: text as a number.</summary>
internal sealed record CastOperand(Operand Of, bool Whole) : Operand
{
    public override IEnumerable<string> Variables => Of.Variables;

    public override Value Evaluate(Scope scope)
    {
        var value = Of.Evaluate(scope);
        if (value.Number is not { } number)
            throw new ExpressionException($"'{value.Text}' is no number");

        return Whole ? new NumberValue(Math.Truncate(number)) : new NumberValue(number, value.Text.Contains('.') ? value.Text : null);
    }
}
