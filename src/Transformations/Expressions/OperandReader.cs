using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Expressions;

/// <summary>Takes an expression's text apart from left to right, in one pass.</summary>
internal sealed class OperandReader(string text)
{
    private int _at;

    public bool AtEnd => _at >= text.Length;

    /// <summary>Null when what stands here is none. Casts behind an operand belong to it.</summary>
    public Operand? Operand()
    {
        var operand = Take();
        while (operand is not null && (Skip("_to_i") || Skip("_to_f")))
            operand = new CastOperand(operand, text[_at - 1] == 'i');

        return operand is not null && (AtEnd || text[_at] == '_') ? operand : null;
    }

    /// <summary>With the underscores on both sides; null when none stands here.</summary>
    public Operator? Operator()
    {
        if (AtEnd || text[_at] != '_' || text.IndexOf('_', _at + 1) is not (> 0 and var end))
            return null;

        var op = Operators.ByName.GetValueOrDefault(text[(_at + 1)..end]);
        _at = end + 1;
        return op;
    }

    private Operand? Take()
    {
        if (AtEnd)
            return null;
        if (text[_at] == '!')
            return Quoted() is { } literal ? new TextOperand(literal) : null;
        if (text[_at] == '$')
            return Variable();

        foreach (var kind in (ReadOnlySpan<string>)["ctx", "md", "ref"])
        {
            if (Skip(kind + ":"))
                return Quoted() is { } key ? new KeyedOperand(kind, key) : null;
        }

        var end = text.IndexOf('_', _at);
        var word = text[_at..(end < 0 ? text.Length : end)];
        _at += word.Length;
        return Names.ByName.ContainsKey(word) ? new NamedOperand(word)
            : Number(word) is { } number ? new LiteralOperand(number)
            : null;
    }

    /// <summary>Text between exclamation marks; commas, slashes and marks inside arrive with one escape left.</summary>
    private string? Quoted()
    {
        if (AtEnd || text[_at] != '!' || text.IndexOf('!', _at + 1) is not (> 0 and var end))
            return null;

        var content = text[(_at + 1)..end];
        _at = end + 1;
        return PercentEncoding.Decode(content);
    }

    private VariableOperand? Variable()
    {
        var length = Keys.VariableLength(text.AsSpan(_at));
        if (length == 0)
            return null;

        var name = text.Substring(_at + 1, length - 1);
        _at += length;
        return new(name);
    }

    private static NumberValue? Number(string word)
    {
        if (Numbers.TryDecimal(word, out var number))
            return new((double)number, word);

        return word.Split(':') is [var left, var right] && Numbers.TryDecimal(left, out var a) && Numbers.TryDecimal(right, out var b) && b != 0
            ? new((double)a / (double)b)
            : null;
    }

    private bool Skip(string word)
    {
        if (!text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal))
            return false;

        // A cast ends its operand: "_to_in" is none.
        if (word[0] == '_' && _at + word.Length < text.Length && text[_at + word.Length] != '_')
            return false;
        _at += word.Length;
        return true;
    }
}
