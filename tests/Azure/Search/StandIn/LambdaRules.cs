namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>Which lambda expressions run over collections of simple values (learn.microsoft.com/azure/search/search-query-troubleshoot-collection-filters).</summary>
internal static class LambdaRules
{
    public static void Check(SchemaField field, bool isAny, ODataNode body)
    {
        switch (field.ElementType)
        {
            case "Edm.String":
                CheckStrings(isAny, body, isNegated: false);
                break;
            case "Edm.Boolean":
                IndexSchema.Refuse(body is ODataNode.And or ODataNode.Or, "Invalid lambda expression: Booleans are not combined.");
                break;
            default:
                CheckNumbers(isAny, body, under: 0);
                break;
        }
    }

    private static void CheckStrings(bool isAny, ODataNode body, bool isNegated)
    {
        switch (body)
        {
            case ODataNode.Or either when isAny && !isNegated:
                CheckStrings(isAny, either.Left, isNegated);
                CheckStrings(isAny, either.Right, isNegated);
                break;
            case ODataNode.And both when !isAny && !isNegated:
                CheckStrings(isAny, both.Left, isNegated);
                CheckStrings(isAny, both.Right, isNegated);
                break;
            case ODataNode.Or or ODataNode.And:
                throw new RefusalException("Invalid lambda expression. Complex Boolean expressions aren't supported here: for 'any', join subexpressions with 'or'; for 'all', with 'and'.");
            case ODataNode.Not negation when !isNegated:
                CheckStrings(isAny, negation.Part, isNegated: true);
                break;
            case ODataNode.Compare compare when (compare.Operator == "eq") != isNegated == isAny:
            case ODataNode.In when isNegated != isAny:
                break;
            default:
                throw new RefusalException("Invalid lambda expression. Found a test for equality or inequality where the opposite was expected in a lambda expression that iterates over a field of type Collection(Edm.String).");
        }
    }

    /// <param name="under">0: at the top; 1: under an or (of any; and, of all); 2: under the other.</param>
    private static void CheckNumbers(bool isAny, ODataNode body, int under)
    {
        var (outer, inner) = isAny ? (typeof(ODataNode.Or), typeof(ODataNode.And)) : (typeof(ODataNode.And), typeof(ODataNode.Or));
        var parts = body switch { ODataNode.Or either => [either.Left, either.Right], ODataNode.And both => [both.Left, both.Right], _ => Array.Empty<ODataNode>() };
        IndexSchema.Refuse(body.GetType() == outer && under == 2, "Invalid lambda expression. Found an unsupported form of complex Boolean expression. For 'any', use ORs of ANDs; for 'all', use ANDs of ORs.");
        IndexSchema.Refuse(body is ODataNode.Compare compare && under == 2 && compare.Operator == (isAny ? "ne" : "eq"), "Invalid lambda expression. Found an unsupported form of complex Boolean expression.");
        foreach (var part in parts)
        {
            CheckNumbers(isAny, part, body.GetType() == inner ? 2 : Math.Max(under, 1));
        }
    }
}
