using System.Diagnostics;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Operations;

/// <param name="ProcessorSecondsEach1000">Of all threads: what a machine that others use does not lengthen.</param>
public sealed record SearchFill(int Documents, double DocumentsPerSecond, double ProcessorSecondsEach1000);

/// <param name="Kind">query, filtered page, order, aggregation, paging or write.</param>
/// <param name="Total">Matches of the last call; what it takes must not depend on it alone.</param>
public sealed record SearchTiming(string Kind, string Name, string Example, long Total, double MedianMs, double Percentile95Ms);

/// <summary>Times the search index on <see cref="GeneratedDocuments"/>: what an expression costs from its text to a page of hits.</summary>
public sealed class SearchMeasure(ISearchIndex index, TimeProvider time)
{
    private const int Calls = 60;
    private const int PageSize = 50;
    private const int DeepPage = 1000;

    private static readonly SearchSort[] NewestFirst = [new("created_at", Descending: true)];

    /// <summary>Writes documents number <paramref name="from"/> to <paramref name="to"/> - 1.</summary>
    public async Task<SearchFill> FillAsync(string cloud, int from, int to, CancellationToken cancellationToken)
    {
        var (spent, processor) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var numbers in Enumerable.Range(from, to - from).Chunk(2000))
        {
            // Making documents is none of the index's work.
            SearchChange[] changes = [.. numbers.Select(GeneratedDocuments.Of).Select(document => new SearchChange(document.AssetId, document))];
            var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await index.WriteAsync(cloud, changes, cancellationToken);
            (spent, processor) = (spent + Stopwatch.GetElapsedTime(start), processor + Environment.CpuUsage.TotalTime - used);
        }

        return new(to - from, Math.Round((to - from) / spent.TotalSeconds), Math.Round(processor.TotalSeconds * 1000 / (to - from), 3));
    }

    /// <param name="count">How many documents there are.</param>
    public async Task<IReadOnlyList<SearchTiming>> ExecuteAsync(string cloud, int count, CancellationToken cancellationToken)
    {
        var timings = new List<SearchTiming>();
        foreach (var (kind, name, text) in SearchQuestions.All)
        {
            timings.Add(await TimeAsync(kind, name, text(0), call => SearchAsync(cloud, text(call), NewestFirst, [], null, cancellationToken)));
        }

        foreach (var (field, text) in SearchQuestions.Orders)
        {
            timings.Add(await TimeAsync("order", $"by {field}", text, _ => SearchAsync(cloud, text, [new(field, Descending: field == SearchFields.Score)], [], null, cancellationToken)));
        }

        foreach (var (name, facets) in SearchQuestions.Aggregations)
        {
            timings.Add(await TimeAsync("aggregation", name, "resource_type:image", _ => SearchAsync(cloud, "resource_type:image", NewestFirst, facets, null, cancellationToken)));
        }

        var deep = await PlaceOfAsync(cloud, DeepPage, cancellationToken);
        timings.Add(await TimeAsync("paging", "first page", "type:upload", _ => SearchAsync(cloud, "type:upload", NewestFirst, [], null, cancellationToken)));
        timings.Add(await TimeAsync("paging", $"page {DeepPage}, or the last", "type:upload", _ => SearchAsync(cloud, "type:upload", NewestFirst, [], deep, cancellationToken)));
        timings.Add(await TimeAsync("write", "one changed document", "", call => ChangeAsync(cloud, call * 7919 % count, cancellationToken)));
        timings.Add(await TimeAsync("write", "a changed document and the page after it", SearchQuestions.Tag(0), async call =>
        {
            await ChangeAsync(cloud, call * 7907 % count, cancellationToken);
            return await SearchAsync(cloud, SearchQuestions.Tag(call), NewestFirst, [], null, cancellationToken);
        }));
        return timings;
    }

    private async Task<SearchPlace?> PlaceOfAsync(string cloud, int page, CancellationToken cancellationToken)
    {
        SearchPlace? place = null;
        for (var number = 1; number < page; number++)
        {
            if ((await SearchAsync(cloud, "type:upload", NewestFirst, [], place, cancellationToken))?.After is not { } next)
            {
                break;
            }

            place = next;
        }

        return place;
    }

    private async Task<SearchHits?> SearchAsync(string cloud, string text, SearchSort[] order, SearchFacet[] facets, SearchPlace? after, CancellationToken cancellationToken)
    {
        var predicate = SearchBinder.Bind(SearchExpression.Parse(text), new SearchBinding(time.GetUtcNow()));
        return await index.SearchAsync(cloud, new(predicate, [.. order], PageSize, after, [.. facets]), cancellationToken);
    }

    private async Task<SearchHits?> ChangeAsync(string cloud, int number, CancellationToken cancellationToken)
    {
        var document = GeneratedDocuments.Of(number);
        var changed = document with { Revision = "2", Texts = [.. document.Texts, new("tags", GeneratedDocuments.Word(number % 50)), new("tags", $"changed {number}")] };
        await index.WriteAsync(cloud, [new(document.AssetId, changed)], cancellationToken);
        return null;
    }

    /// <param name="ask">Answers null where nothing is searched.</param>
    private static async Task<SearchTiming> TimeAsync(string kind, string name, string example, Func<int, Task<SearchHits?>> ask)
    {
        var (times, total) = (new double[Calls], 0L);
        for (var call = -10; call < Calls; call++)
        {
            var start = Stopwatch.GetTimestamp();
            total = (await ask(Math.Abs(call)))?.Total ?? 0;
            if (call >= 0)
            {
                times[call] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        Array.Sort(times);
        return new(kind, name, example, total, Math.Round(times[Calls / 2], 3), Math.Round(times[Calls * 95 / 100], 3));
    }
}
