namespace ServerlessDam.Infra.Tests.Bicep;

/// <summary>Splits Bicep into tokens; comments are dropped, quotes and brackets must be closed. Refuses multi-line strings.</summary>
internal sealed class Tokenizer
{
    private static readonly string[] Symbols =
        ["==", "!=", ">=", "<=", "&&", "||", "??", ".?", "::", "{", "}", "[", "]", "(", ")", "=", ":", ",", ".", "?", "@", "!", "<", ">", "+", "-", "*", "/", "%"];

    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly Stack<Token> _open = [];
    private int _position;
    private int _line = 1;

    private Tokenizer(string text) => _text = text;

    public static IReadOnlyList<Token> Read(string text)
    {
        var tokenizer = new Tokenizer(text);
        while (tokenizer._position < text.Length)
            tokenizer.Next();
        if (tokenizer._open.TryPeek(out var open))
            throw new BicepException(open.Line, $"'{open.Text}' is never closed.");
        tokenizer.Add(TokenKind.NewLine, "");
        return tokenizer._tokens;
    }

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private void Next()
    {
        if (Current == '\n')
        {
            Add(TokenKind.NewLine, "");
            _line++;
            _position++;
        }
        else if (char.IsWhiteSpace(Current))
        {
            _position++;
        }
        else if (StartsWith("//"))
        {
            TakeWhile(c => c != '\n');
        }
        else if (StartsWith("'''") || StartsWith("/*"))
        {
            throw new BicepException(_line, "Multi-line strings and block comments are not of the subset.");
        }
        else if (Current == '\'')
        {
            ReadText();
        }
        else if (char.IsAsciiLetter(Current) || Current == '_')
        {
            Add(TokenKind.Word, TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        }
        else if (char.IsAsciiDigit(Current))
        {
            Add(TokenKind.Number, TakeWhile(char.IsAsciiDigit));
        }
        else
        {
            ReadSymbol();
        }
    }

    private void ReadSymbol()
    {
        var symbol = Symbols.FirstOrDefault(StartsWith) ?? throw new BicepException(_line, $"Unexpected '{Current}'.");
        _position += symbol.Length;
        Add(TokenKind.Symbol, symbol);
        if (symbol is "{" or "[" or "(")
            _open.Push(_tokens[^1]);
        else if (symbol is "}" or "]" or ")")
            Close(symbol);
    }

    private void Close(string symbol)
    {
        if (!_open.TryPop(out var open) || (open.Text[^1], symbol[0]) is not (('{', '}') or ('[', ']') or ('(', ')')))
            throw new BicepException(_line, $"'{symbol}' closes nothing.");
    }

    private void ReadText()
    {
        var at = _tokens.Count;
        var start = ++_position;
        while (Current != '\'')
        {
            if (Current is '\0' or '\n')
                throw new BicepException(_line, "A string is never closed.");
            if (Current == '\\')
                _position += 2;
            else if (StartsWith("${"))
                ReadInterpolation();
            else
                _position++;
        }
        _tokens.Insert(at, new(TokenKind.Text, _text[start.._position++].Replace("\\'", "'", StringComparison.Ordinal), _line));
    }

    private void ReadInterpolation()
    {
        _position += 2;
        Add(TokenKind.Symbol, "${");
        var depth = _open.Count;
        _open.Push(_tokens[^1]);
        while (_open.Count > depth)
        {
            if (Current is '\0' or '\n')
                throw new BicepException(_line, "An interpolation is never closed.");
            Next();
        }
    }

    private bool StartsWith(string text) => string.CompareOrdinal(_text, _position, text, 0, text.Length) == 0;

    private string TakeWhile(Func<char, bool> wanted)
    {
        var start = _position;
        while (_position < _text.Length && wanted(Current))
            _position++;
        return _text[start.._position];
    }

    private void Add(TokenKind kind, string text) => _tokens.Add(new(kind, text, _line));
}
