namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>
/// What a filter may ask of which field: attributes and types (learn.microsoft.com/azure/search/search-query-odata-comparison-operators)
/// and the rules of lambda expressions (.../search-query-troubleshoot-collection-filters), whose messages these are.
/// </summary>
internal sealed class ODataRules(IndexSchema schema)
{
    /// <summary>Above hundreds of clauses a filter is at risk (.../search-query-odata-filter); here that is certain.</summary>
    private const int MostClauses = 1000;

    private int _clauses;

    public void Check(ODataNode node) => Check(node, null, null);

    /// <param name="variable">The range variable that is bound here, and what it ranges over.</param>
    private void Check(ODataNode node, string? variable, SchemaField? element)
    {
        IndexSchema.Refuse(++_clauses > MostClauses * 2, "The filter expression is too complex: too many clauses.");
        switch (node)
        {
            case ODataNode.And both:
                Check(both.Left, variable, element);
                Check(both.Right, variable, element);
                break;
            case ODataNode.Or either:
                Check(either.Left, variable, element);
                Check(either.Right, variable, element);
                break;
            case ODataNode.Not negation:
                Check(negation.Part, variable, element);
                break;
            case ODataNode.Flag flag:
                var type = Resolve(flag.Path, variable, element).ElementType;
                IndexSchema.Refuse(type != "Edm.Boolean", $"Invalid expression: '{flag.Path}' is of type {type} where a Boolean is expected.");
                break;
            case ODataNode.In search:
                IndexSchema.Refuse(Resolve(search.Path, variable, element).ElementType != "Edm.String", "Invalid expression: search.in takes strings.");
                break;
            case ODataNode.Compare compare:
                CheckComparison(Resolve(compare.Path, variable, element), compare);
                break;
            case ODataNode.Match match:
                IndexSchema.Refuse(variable is not null, $"Invalid expression: The function 'ismatch' has no parameters bound to the range variable '{variable}'. Only bound field references are supported inside lambda expressions ('any' or 'all').");
                LuceneQuery.Parse(schema, match);
                break;
            case ODataNode.Lambda lambda:
                CheckLambda(lambda, variable, element);
                break;
        }
    }

    private void CheckLambda(ODataNode.Lambda lambda, string? variable, SchemaField? element)
    {
        var field = Find(lambda.Path, variable, element);
        IndexSchema.Refuse(!field.IsCollection, $"Invalid expression: '{lambda.Path}' is no collection.");
        IndexSchema.Refuse(!field.IsComplex && !field.IsFilterable, NotFilterable(lambda.Path));
        if (lambda is { Variable: { } own, Body: { } body })
        {
            Check(body, own, field);
            if (!field.IsComplex)
            {
                LambdaRules.Check(field, lambda.IsAny, body);
            }
        }
    }

    private SchemaField Resolve(string path, string? variable, SchemaField? element)
    {
        var field = Find(path, variable, element);
        IndexSchema.Refuse(field.IsCollection && path != variable, $"Invalid expression: '{path}' is a collection; use 'any' or 'all'.");
        IndexSchema.Refuse(field.IsComplex, $"Invalid expression: '{path}' is a complex field.");
        IndexSchema.Refuse(!field.IsFilterable, NotFilterable(path));
        return field;
    }

    private SchemaField Find(string path, string? variable, SchemaField? element)
    {
        if (variable is null)
        {
            return schema.Find(path) ?? throw new RefusalException($"Invalid expression: Could not find a property named '{path}' on type 'search.document'.");
        }

        if (path == variable)
        {
            return element!;
        }

        // Free variables are refused: only what is bound to the range variable may stand in a lambda.
        var parts = path.Split('/');
        return parts[0] == variable && parts.Length == 2 && element!.Fields.FirstOrDefault(field => field.Name == parts[1]) is { } found
            ? found
            : throw new RefusalException($"Invalid expression: '{path}' is not bound to the range variable '{variable}'. Only bound field references are supported inside lambda expressions ('any' or 'all').");
    }

    private static void CheckComparison(SchemaField field, ODataNode.Compare compare)
    {
        var isOrder = compare.Operator is not ("eq" or "ne");
        IndexSchema.Refuse(isOrder && compare.Constant is null, "Invalid expression: null is not less or greater than a value.");
        IndexSchema.Refuse(isOrder && field.ElementType is "Edm.String" or "Edm.Boolean" && isOrder, $"Invalid expression: values of {field.ElementType} are compared with eq and ne only.");
        var isRight = (field.ElementType, compare.Constant) switch
        {
            (_, null) => true,
            ("Edm.String", string) or ("Edm.Boolean", bool) or ("Edm.DateTimeOffset", DateTimeOffset) or ("Edm.Double", double or long) or ("Edm.Int32" or "Edm.Int64", long) => true,
            ("Edm.Int32" or "Edm.Int64", double number) => double.IsFinite(number),
            _ => false,
        };
        IndexSchema.Refuse(!isRight, $"Invalid expression: A binary operator with incompatible types was detected: '{field.ElementType}' and {compare.Constant?.GetType().Name}.");
    }

    private static string NotFilterable(string path) => $"Invalid expression: The field '{path}' in the index is not filterable.";
}
