namespace ServerlessDam.Infra.Tests.Bicep;

/// <summary>Reads the shape of a value: objects, arrays, loops, strings; whatever else stands there is an expression.</summary>
internal sealed class ValueParser(IReadOnlyList<Token> tokens)
{
    private int _position;

    private Token Current => _position < tokens.Count ? tokens[_position] : new(TokenKind.NewLine, "", tokens.Count > 0 ? tokens[^1].Line : 0);

    public static Value Parse(IReadOnlyList<Token> tokens) => new ValueParser(tokens).ReadValue();

    private Value ReadValue()
    {
        if (Current.IsWord("if"))
        {
            _position++;
            SkipBracketed();
        }

        if (Current.Is("{"))
            return ReadObject();
        if (Current.Is("["))
            return ReadArray();

        var start = _position;
        for (var depth = 0; depth > 0 || !EndsValue(Current); _position++)
            depth += DepthChange(Current);
        return _position - start == 1 && tokens[start].Kind == TokenKind.Text
            ? new TextValue(tokens[start].Text)
            : new Expression([.. tokens.Skip(start).Take(_position - start)]);
    }

    private ObjectValue ReadObject()
    {
        var properties = new Dictionary<string, Value>(StringComparer.Ordinal);
        _position++;
        for (SkipSeparators(); !Current.Is("}"); SkipSeparators())
        {
            var name = Current;
            if (name.Kind is not (TokenKind.Word or TokenKind.Text))
                throw new BicepException(name.Line, $"'{name.Text}' is no name of a property.");
            while (!Current.Is(":"))
                _position++;
            _position++;
            if (!properties.TryAdd(name.Text, ReadValue()))
                throw new BicepException(name.Line, $"'{name.Text}' is there twice.");
        }
        _position++;
        return new(properties);
    }

    private ArrayValue ReadArray()
    {
        var elements = new List<Value>();
        _position++;
        if (Current.IsWord("for"))
        {
            for (var depth = 0; depth > 0 || !Current.Is(":"); _position++)
                depth += DepthChange(Current);
            _position++;
        }
        for (SkipSeparators(); !Current.Is("]"); SkipSeparators())
            elements.Add(ReadValue());
        _position++;
        return new(elements);
    }

    private void SkipSeparators()
    {
        while (Current.Kind == TokenKind.NewLine && _position < tokens.Count || Current.Is(","))
            _position++;
    }

    private void SkipBracketed()
    {
        var depth = 0;
        do
            depth += DepthChange(tokens[_position++]);
        while (depth > 0);
    }

    private static bool EndsValue(Token token) => token.Kind == TokenKind.NewLine || token.Is(",") || token.Is("}") || token.Is("]");

    private static int DepthChange(Token token) => token switch
    {
        { Kind: not TokenKind.Symbol } => 0,
        { Text: "{" or "[" or "(" or "${" } => 1,
        { Text: "}" or "]" or ")" } => -1,
        _ => 0,
    };
}
