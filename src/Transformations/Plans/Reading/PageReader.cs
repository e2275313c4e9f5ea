using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>pg: <c>4</c>, <c>4-10</c>, <c>1;5-</c>, <c>name:a;b</c>.</summary>
internal static class PageReader
{
    private const int MaxPage = 100_000;

    /// <summary>Bounds the work of a selection.</summary>
    private const int MaxParts = 100;

    public static SourceOptions Read(Parameter parameter, SourceOptions before)
    {
        if (parameter.Value.StartsWith("name:", StringComparison.Ordinal))
        {
            var names = Parts(parameter, parameter.Value["name:".Length..]);
            return names.All(name => name.Length > 0)
                ? before with { Page = null, Pages = [], LayerNames = names.Select(PercentEncoding.Decode).ToValueList() }
                : throw parameter.Invalid();
        }

        if (parameter.Value.StartsWith("embedded:", StringComparison.Ordinal))
            throw parameter.Error($"Page {parameter.Value} needs a reader of smart objects, which this server does not have");
        if (parameter.Value == "all")
            throw parameter.Error($"{parameter.Invalid().Message} (a delivery is of one page; explode and eager transformations derive all)");
        var pages = Parts(parameter, parameter.Value).Select(part => Range(parameter, part)).ToValueList();
        return before with { Page = pages[0].From, Pages = pages is [{ From: var from, To: var to }] && from == to ? [] : pages, LayerNames = [] };
    }

    private static string[] Parts(Parameter parameter, string text)
        => text.Split(';', MaxParts + 1) is { Length: <= MaxParts } parts ? parts : throw parameter.Invalid();

    private static PageRange Range(Parameter parameter, string part) => part.Split('-') switch
    {
        [var page] when IsPage(page, out var only) => new PageRange(only, only),
        [var first, ""] when IsPage(first, out var from) => new PageRange(from, PageRange.Last),
        [var first, var last] when IsPage(first, out var from) && IsPage(last, out var to) && from <= to => new PageRange(from, to),
        _ => throw parameter.Invalid(),
    };

    private static bool IsPage(string text, out int page) => Numbers.TryInteger(text, out page) && page is >= 1 and <= MaxPage;
}
