namespace ServerlessDam.Infra.Tests.Bicep;

/// <summary>
/// A reader of the plain Bicep that we write, for want of the compiler: parameters, variables, resources, modules and outputs, each
/// statement beginning on a line of its own. What it does not understand it refuses.
/// </summary>
internal sealed class BicepFile
{
    private readonly IReadOnlyList<Token> _tokens;
    private int _position;

    private BicepFile(string path, string text)
    {
        Path = path;
        _tokens = Tokenizer.Read(text);
        Declarations = [.. ReadDeclarations()];
    }

    public string Path { get; }

    public IReadOnlyList<Declaration> Declarations { get; }

    public static BicepFile Load(string path) => new(path, File.ReadAllText(path));

    public static BicepFile Parse(string text) => new("", text);

    public IEnumerable<Declaration> Of(string kind) => Declarations.Where(declaration => declaration.Kind == kind);

    public Value ValueOf(string variable) => Of("var").Single(declaration => declaration.Name == variable).Value;

    /// <summary>The module that a <c>module</c> statement names.</summary>
    public string PathOf(Declaration module) => System.IO.Path.GetFullPath(module.Type, System.IO.Path.GetDirectoryName(Path)!);

    /// <summary>One sentence for each name that nothing declares.</summary>
    public IEnumerable<string> UndeclaredNames()
    {
        var declared = Declarations.Select(declaration => declaration.Name).ToHashSet();
        return Declarations
            .SelectMany(declaration => declaration.References())
            .Where(token => !declared.Contains(token.Text))
            .Select(token => $"{System.IO.Path.GetFileName(Path)}, line {token.Line}: {token.Text}");
    }

    private IEnumerable<Declaration> ReadDeclarations()
    {
        var decorators = new Dictionary<string, IReadOnlyList<Token>>();
        while (_position < _tokens.Count)
        {
            if (_tokens[_position].Kind == TokenKind.NewLine)
            {
                _position++;
                continue;
            }

            var line = ReadStatement();
            if (line[0].Is("@"))
            {
                decorators.Add(line[1].Text, [.. line.Skip(3).SkipLast(1)]);
                continue;
            }

            yield return ReadDeclaration(line, decorators);
            decorators = [];
        }
    }

    /// <summary>All tokens up to the end of the line on which no bracket is open.</summary>
    private List<Token> ReadStatement()
    {
        var statement = new List<Token>();
        for (var depth = 0; depth > 0 || _tokens[_position].Kind != TokenKind.NewLine; _position++)
        {
            var token = _tokens[_position];
            statement.Add(token);
            if (token is { Kind: TokenKind.Symbol, Text: "{" or "[" or "(" or "${" })
                depth++;
            else if (token is { Kind: TokenKind.Symbol, Text: "}" or "]" or ")" })
                depth--;
        }
        return statement;
    }

    private static Declaration ReadDeclaration(List<Token> line, IReadOnlyDictionary<string, IReadOnlyList<Token>> decorators)
    {
        var equals = line.FindIndex(token => token.Is("="));
        var head = equals < 0 ? line : line[..equals];
        List<Token> body = equals < 0 ? [] : line[(equals + 1)..];
        return (head, body.Count > 0) switch
        {
            ([{ Text: "targetScope" }], true) => Of("targetScope", "", ""),
            ([{ Text: "param" }, var name, var type], _) => Of("param", name.Text, type.Text),
            ([{ Text: "var" }, var name], true) => Of("var", name.Text, ""),
            ([{ Text: "output" }, var name, var type], true) => Of("output", name.Text, type.Text),
            ([{ Text: "module" }, var name, { Kind: TokenKind.Text } path], true) => Of("module", name.Text, path.Text),
            ([{ Text: "resource" }, var name, { Kind: TokenKind.Text } type], true) => Of("resource", name.Text, type.Text),
            ([{ Text: "resource" }, var name, { Kind: TokenKind.Text } type, { Text: "existing" }], true) => Of("resource", name.Text, type.Text),
            _ => throw new BicepException(line[0].Line, $"'{line[0].Text}' begins nothing that we write."),
        };

        Declaration Of(string kind, string name, string type) => new(kind, name, type, decorators, body, line[0].Line);
    }
}
