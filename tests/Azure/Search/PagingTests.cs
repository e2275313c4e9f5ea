using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Azure.Search;
using ServerlessDam.Azure.Tests.Search.StandIn;

namespace ServerlessDam.Azure.Tests.Search;

/// <summary>How far pages reach, on a service that skips no more than 40 results.</summary>
public sealed class PagingTests : IDisposable
{
    private const int Reach = 40;
    private readonly StandInSearchService _service = new();
    private readonly AiSearchIndex _index;

    public PagingTests() => _index = new AiSearchIndex(StandInIndexes.Connect(_service), TimeProvider.System, Reach);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<int> Skips => _service.Requests
        .Where(request => request.Path.EndsWith("search.post.search", StringComparison.Ordinal))
        .Select(request => JsonDocument.Parse(request.Body).RootElement)
        .Select(body => body.TryGetProperty("skip", out var skip) && skip.ValueKind == JsonValueKind.Number ? skip.GetInt32() : 0);

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("bytes")]
    [InlineData("-bytes")]
    [InlineData("width -created_at")]
    [InlineData("asset_id")]
    [InlineData("-asset_id")]
    [InlineData("-score")]
    [InlineData("")]
    public async Task By_numbers_and_ids_pages_go_on_without_an_end_and_skip_nothing(string order)
    {
        await FillAsync(100);

        var all = await PagesAsync(order);

        Assert.Equal(100, all.Distinct().Count());
        Assert.All(Skips, skip => Assert.Equal(0, skip));
    }

    [Theory]
    [InlineData("public_id")]
    [InlineData("-format public_id")]
    [InlineData("width public_id")]
    public async Task By_texts_pages_reach_as_far_as_the_service_skips(string order)
    {
        await FillAsync(Reach);

        Assert.Equal(Reach, (await PagesAsync(order)).Distinct().Count());
        Assert.All(Skips, skip => Assert.InRange(skip, 0, Reach - 1));
    }

    [Fact]
    public async Task Beyond_that_the_error_says_what_to_do()
    {
        await FillAsync(100);

        var error = await Assert.ThrowsAsync<DamException>(() => PagesAsync("public_id"));

        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
        Assert.Contains("created_at", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_after_a_number_is_sought_among_equal_numbers_only()
    {
        await FillAsync(100);

        Assert.Equal(100, (await PagesAsync("bytes public_id")).Distinct().Count());
    }

    [Theory]
    [InlineData("context.stage")]
    [InlineData("metadata")]
    [InlineData("unheard_of")]
    public async Task Orders_that_the_index_does_not_have_are_refused(string order)
        => Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => PagesAsync(order))).Kind);

    [Fact]
    public async Task A_place_of_another_order_is_refused()
        => await Assert.ThrowsAsync<DamException>(() => _index.SearchAsync("c", Samples.Query(new SearchPredicate.Everything()) with { After = new SearchPlace([], Samples.Id(1)) }, Token));

    private Task FillAsync(int count)
        => _index.WriteAsync("c", [.. Enumerable.Range(0, count).Select(number => Samples.Change(number * 37 % count, new SearchText("public_id", $"id{number % 50}"), new SearchText("format", number % 2 == 0 ? "png" : "jpg")))], Token);

    private async Task<List<string>> PagesAsync(string order)
    {
        var query = new SearchQuery(new SearchPredicate.Everything(), [.. order.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(sort => new SearchSort(sort.TrimStart('-'), sort[0] == '-'))], 7, null, []);
        var all = new List<string>();
        for (var page = await _index.SearchAsync("c", query, Token); ; page = await _index.SearchAsync("c", query with { After = page.After }, Token))
        {
            all.AddRange(page.Hits.Select(hit => hit.AssetId));
            if (page.After is null)
            {
                return all;
            }
        }
    }
}
