using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>Words, signs and literals of a filter (learn.microsoft.com/azure/search/search-query-odata-syntax-reference).</summary>
internal sealed partial class ODataTokens(string text)
{
    private int _at;

    public bool IsAtEnd => Skip() == text.Length;

    /// <summary>Reads a sign if it is next.</summary>
    public bool Take(char sign)
    {
        var isThere = Skip() < text.Length && text[_at] == sign;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    public void Expect(char sign)
    {
        if (!Take(sign))
        {
            throw Wrong($"'{sign}' expected");
        }
    }

    /// <summary>Reads a word if it is next and ends there.</summary>
    public bool TakeWord(string word)
    {
        Skip();
        var isThere = text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal)
            && (_at + word.Length == text.Length || !(char.IsAsciiLetterOrDigit(text[_at + word.Length]) || text[_at + word.Length] is '_' or '/' or '.'));
        _at += isThere ? word.Length : 0;
        return isThere;
    }

    /// <summary>identifier('/'identifier)*, and the dotted names of functions.</summary>
    public string? Path()
    {
        Skip();
        var match = PathForm().Match(text, _at);
        _at += match.Length;
        return match.Success ? match.Value : null;
    }

    public string Text()
    {
        Expect('\'');
        var value = new StringBuilder();
        for (; ; _at++)
        {
            if (_at >= text.Length)
            {
                throw Wrong("there is an unterminated string literal");
            }

            if (text[_at] != '\'')
            {
                value.Append(text[_at]);
            }
            else if (_at + 1 < text.Length && text[_at + 1] == '\'')
            {
                value.Append('\'');
                _at++;
            }
            else
            {
                _at++;
                return value.ToString();
            }
        }
    }

    /// <summary>A constant if one is next.</summary>
    public bool Constant(out object? value)
    {
        value = null;
        if (Skip() < text.Length && text[_at] == '\'')
        {
            value = Text();
            return true;
        }

        foreach (var (word, meaning) in new (string, object?)[] { ("null", null), ("true", true), ("false", false), ("NaN", double.NaN), ("INF", double.PositiveInfinity), ("-INF", double.NegativeInfinity) })
        {
            if (TakeWord(word))
            {
                value = meaning;
                return true;
            }
        }

        if (Time().Match(text, _at) is { Success: true } time)
        {
            _at += time.Length;
            value = DateTimeOffset.Parse(time.Value, CultureInfo.InvariantCulture);
            return true;
        }

        var number = Number().Match(text, _at);
        _at += number.Length;
        value = !number.Success ? null : long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : double.Parse(number.Value, CultureInfo.InvariantCulture);
        return number.Success;
    }

    public RefusalException Wrong(string what) => new($"Invalid expression: {what} at position {_at} in '{text}'.");

    private int Skip()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }

        return _at;
    }

    [GeneratedRegex(@"\G[a-zA-Z_][a-zA-Z_0-9]*([/.][a-zA-Z_][a-zA-Z_0-9]*)*")]
    private static partial Regex PathForm();

    [GeneratedRegex(@"\G\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)")]
    private static partial Regex Time();

    [GeneratedRegex(@"\G[+-]?\d+(\.\d+)?(e[+-]?\d+)?(?![a-zA-Z_0-9.])")]
    private static partial Regex Number();
}
