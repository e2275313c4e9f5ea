using ServerlessDam.Assets.Search;
using ServerlessDam.StorageContracts.Search;

namespace ServerlessDam.Embedded.Tests.Search;

/// <summary>Whatever is written, in whatever order and batches, the index answers as looking at every document does.</summary>
public sealed class AgreementTests : StoreTest
{
    private const string Cloud = "demo";

    private readonly ReferenceIndex _reference = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task After_any_changes_any_question_is_answered_alike(int seed)
    {
        var (world, random) = (new SearchWorld(seed), new Random(seed));
        for (var round = 0; round < 15; round++)
        {
            await WriteAsync([.. Enumerable.Range(0, 1 + random.Next(30)).Select(_ => world.Change(assets: 60))]);
            for (var query = 0; query < 15; query++)
            {
                await AssertAlikeAsync(world.Query(), mostPages: 50);
            }

            if (random.Next(10) == 0)
            {
                await Test.ReopenAsync();
            }
        }
    }

    /// <summary>So many that lists become blocks, and orders walk the trees.</summary>
    [Fact]
    public async Task Of_many_documents_too()
    {
        var world = new SearchWorld(99);
        for (var batch = 0; batch < 4; batch++)
        {
            await WriteAsync([.. Enumerable.Range(batch * 2000, 2500).Select(number => new SearchChange(SearchWorld.IdOf(number), world.Document(SearchWorld.IdOf(number))))]);
        }

        await WriteAsync([.. Enumerable.Range(0, 1000).Select(_ => world.Change(assets: 8500))]);
        for (var query = 0; query < 40; query++)
        {
            await AssertAlikeAsync(world.Query(), mostPages: 3);
        }
    }

    private async Task WriteAsync(SearchChange[] changes)
    {
        await _reference.WriteAsync(Cloud, changes, Token);
        await Store.Search.WriteAsync(Cloud, changes, Token);
        Assert.Equal(await _reference.CountAsync(Cloud, Token), await Store.Search.CountAsync(Cloud, Token));
    }

    private async Task AssertAlikeAsync(SearchQuery query, int mostPages)
    {
        for (var page = 0; page < mostPages; page++)
        {
            var (expected, actual) = (await _reference.SearchAsync(Cloud, query, Token), await Store.Search.SearchAsync(Cloud, query, Token));
            Assert.True(expected.Total == actual.Total, $"{expected.Total} expected, {actual.Total} found of {query.Where}");
            Assert.Equal(expected.Hits, actual.Hits);
            Assert.Equal(expected.Facets.SelectMany(facet => facet.Counts), actual.Facets.SelectMany(facet => facet.Counts));
            Assert.Equal(expected.After is null, actual.After is null);
            if (actual.After is null)
            {
                return;
            }

            Assert.Equal(expected.After!.Values, actual.After.Values);
            query = query with { After = actual.After };
        }
    }
}
