namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>
/// $filter by the grammar of learn.microsoft.com/azure/search/search-query-odata-syntax-reference, with the precedence of
/// .../search-query-odata-filter: not, comparison, and, or. Geography is left out.
/// </summary>
internal sealed class ODataParser
{
    private static readonly string[] Operators = ["gt", "lt", "ge", "le", "eq", "ne"];
    private readonly ODataTokens _tokens;

    private ODataParser(string filter) => _tokens = new ODataTokens(filter);

    public static ODataNode Parse(string filter)
    {
        var parser = new ODataParser(filter);
        var node = parser.Or();
        return parser._tokens.IsAtEnd ? node : throw parser._tokens.Wrong("syntax error");
    }

    private ODataNode Or()
    {
        var left = And();
        while (_tokens.TakeWord("or"))
        {
            left = new ODataNode.Or(left, And());
        }

        return left;
    }

    private ODataNode And()
    {
        var left = Comparison();
        while (_tokens.TakeWord("and"))
        {
            left = new ODataNode.And(left, Comparison());
        }

        return left;
    }

    private ODataNode Comparison()
    {
        if (_tokens.Constant(out var constant))
        {
            return TakeOperator() is { } reversed
                ? new ODataNode.Compare(_tokens.Path() ?? throw _tokens.Wrong("a field expected"), Reverse(reversed), constant)
                : constant is bool value ? new ODataNode.Literal(value) : throw _tokens.Wrong("a constant must be compared");
        }

        var unary = Unary();
        if (TakeOperator() is not { } sign)
        {
            return unary;
        }

        if (!_tokens.Constant(out var other))
        {
            throw _tokens.Wrong("a constant expected");
        }

        return unary switch
        {
            ODataNode.Flag flag => new ODataNode.Compare(flag.Path, sign, other),
            // The result of a Boolean function may be compared with true or false (.../search-query-odata-comparison-operators).
            ODataNode.Match or ODataNode.In when other is bool truth && sign is "eq" or "ne" => (bool)other! == (sign == "eq") ? unary : new ODataNode.Not(unary),
            ODataNode.Not { Part: ODataNode.Flag } => throw _tokens.Wrong("a unary operator with an incompatible type was detected for operator kind 'Not'"),
            _ => throw _tokens.Wrong("only a field or a function can be compared"),
        };
    }

    private ODataNode Unary()
    {
        if (_tokens.TakeWord("not"))
        {
            return new ODataNode.Not(_tokens.Constant(out var constant) ? new ODataNode.Literal(constant as bool? ?? throw _tokens.Wrong("not of a constant that is no Boolean")) : Unary());
        }

        if (_tokens.Take('('))
        {
            var inner = Or();
            _tokens.Expect(')');
            return inner;
        }

        var path = _tokens.Path() ?? throw _tokens.Wrong("an expression expected");
        if (path.StartsWith("geo.", StringComparison.Ordinal))
        {
            throw new RefusalException("The stand-in has no geography.");
        }

        return _tokens.Take('(') ? Call(path) : path.Contains('.', StringComparison.Ordinal) ? throw _tokens.Wrong($"'{path}' is no field") : new ODataNode.Flag(path);
    }

    private ODataNode Call(string name)
    {
        ODataNode node = name switch
        {
            "search.in" => In(),
            "search.ismatch" or "search.ismatchscoring" => Match(name.EndsWith("scoring", StringComparison.Ordinal)),
            _ when name.EndsWith("/any", StringComparison.Ordinal) => Lambda(name[..^4], isAny: true),
            _ when name.EndsWith("/all", StringComparison.Ordinal) => Lambda(name[..^4], isAny: false),
            _ => throw _tokens.Wrong($"unknown function '{name}'"),
        };
        _tokens.Expect(')');
        return node;
    }

    private ODataNode.Lambda Lambda(string path, bool isAny)
    {
        if (_tokens.Path() is not { } variable)
        {
            return isAny ? new ODataNode.Lambda(path, true, null, null) : throw _tokens.Wrong("'all' needs a lambda expression");
        }

        _tokens.Expect(':');
        return new ODataNode.Lambda(path, isAny, variable.Contains('/', StringComparison.Ordinal) ? throw _tokens.Wrong("a range variable expected") : variable, Or());
    }

    private ODataNode.In In()
    {
        var path = _tokens.Path() ?? throw _tokens.Wrong("a field expected");
        _tokens.Expect(',');
        var values = _tokens.Text();
        var delimiters = _tokens.Take(',') ? _tokens.Text() : " ,";
        return new ODataNode.In(path, values.Split(delimiters.ToCharArray(), StringSplitOptions.RemoveEmptyEntries));
    }

    private ODataNode.Match Match(bool isScoring)
    {
        var query = _tokens.Text();
        if (!_tokens.Take(','))
        {
            return new ODataNode.Match(query, null, false, false, isScoring);
        }

        var fields = _tokens.Text();
        if (!_tokens.Take(','))
        {
            return new ODataNode.Match(query, fields, false, false, isScoring);
        }

        var type = _tokens.Text();
        _tokens.Expect(',');
        var mode = _tokens.Text();
        return type is "full" or "simple" && mode is "any" or "all"
            ? new ODataNode.Match(query, fields, type == "full", mode == "all", isScoring)
            : throw _tokens.Wrong("queryType is 'full' or 'simple', searchMode 'any' or 'all'");
    }

    private string? TakeOperator() => Operators.FirstOrDefault(_tokens.TakeWord);

    private static string Reverse(string sign) => sign switch { "gt" => "lt", "lt" => "gt", "ge" => "le", "le" => "ge", _ => sign };
}
