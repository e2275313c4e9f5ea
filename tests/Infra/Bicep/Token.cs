namespace ServerlessDam.Infra.Tests.Bicep;

internal enum TokenKind
{
    /// <summary>A name or a keyword.</summary>
    Word,

    Number,

    /// <summary>A string; its text is what stands between the quotes. The tokens of its interpolations follow, each in <c>${</c> and <c>}</c>.</summary>
    Text,

    Symbol,

    NewLine,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Line)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Word && Text == word;
}

/// <summary>Not the plain Bicep that we write, or not Bicep at all.</summary>
internal sealed class BicepException(int line, string message) : Exception($"line {line}: {message}");
