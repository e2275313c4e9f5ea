using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Azure.Tests.Search.StandIn;

namespace ServerlessDam.Azure.Tests.Search;

/// <summary>The index in the service: when it is made, and what it refuses.</summary>
public sealed class IndexTests : IDisposable
{
    private readonly StandInSearchService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task The_index_is_made_once_and_again_when_it_is_gone()
    {
        var index = StandInIndexes.On(_service);
        await index.WriteAsync("c", [Samples.Change(1)], Token);
        await index.CountAsync("c", Token);
        await StandInIndexes.On(_service).CountAsync("c", Token);
        Assert.Equal(2, _service.Requests.Count(request => request.Method == "PUT"));
        Assert.StartsWith("assets-", Assert.Single(_service.Indexes).Key, StringComparison.Ordinal);

        using (var connection = StandInIndexes.Connect(_service))
        {
            await connection.DeleteAsync(Token);
        }

        Assert.Equal(0, await index.CountAsync("c", Token));
        await index.WriteAsync("c", [Samples.Change(2)], Token);
        Assert.Equal(["row2"], await index.RowsAsync(new SearchPredicate.Everything()));
    }

    [Fact]
    public async Task An_index_made_in_the_place_of_another_has_another_identity_and_it_is_in_nobodys_way()
    {
        var index = StandInIndexes.On(_service);
        var identity = await index.IdentityAsync("c", Token);
        await index.WriteAsync("c", [Samples.Change(1)], Token);
        Assert.Equal(identity, await StandInIndexes.On(_service).IdentityAsync("d", Token));
        Assert.Equal((1, 0), (await index.CountAsync("c", Token), await index.CountAsync("", Token)));

        using (var connection = StandInIndexes.Connect(_service))
        {
            await connection.DeleteAsync(Token);
        }

        await index.WriteAsync("c", [Samples.Change(2)], Token);
        Assert.NotEqual(identity, await index.IdentityAsync("c", Token));
    }

    [Fact]
    public async Task All_fields_fit_into_a_Basic_service_and_only_what_is_read_comes_back()
    {
        await StandInIndexes.On(_service).CountAsync("c", Token);

        var schema = _service.Indexes.Single().Value.Schema;
        Assert.InRange(schema.Fields.Sum(field => Math.Max(1, field.Fields.Count)), 80, 100);
        Assert.All(schema.Fields.Where(field => field.IsSearchable), field => Assert.Equal(("keyword", false), (field.Analyzer, field.IsRetrievable)));
        Assert.Equal(["labels", "names", "seen", "texts", "values", "wholes", "words"], Names(field => field.IsSearchable));
        Assert.Equal(["access_mode", "all_access_control", "all_moderation_kind", "all_moderation_status", "all_tags", "animated", "asset_folder", "folder", "format", "grayscale", "resource_type", "status", "transparent", "type"], Names(field => field.IsFacetable));
        Assert.All(schema.Fields.Where(field => field.Name.StartsWith("no_", StringComparison.Ordinal)), field => Assert.Equal((true, false, false), (field.IsSortable, field.IsFilterable, field.IsRetrievable)));

        IEnumerable<string> Names(Func<SchemaField, bool> which) => schema.Fields.Where(which).Select(field => field.Name).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Values_too_long_to_keep_are_still_told_apart_and_found_by_their_beginning()
    {
        var index = StandInIndexes.On(_service);
        var (one, other) = (new string('x', 50_000) + "1", new string('x', 50_000) + "2");
        await index.WriteAsync("c", [Samples.Change(1, new SearchText("context.long", one)), Samples.Change(2, new SearchText("context.long", other))], Token);

        Assert.Equal(["row1"], await index.RowsAsync(new SearchPredicate.Exact("context.long", one)));
        Assert.Equal(["row1", "row2"], await index.RowsAsync(new SearchPredicate.Begins("context.long", "xxx")));
        Assert.Empty(await index.RowsAsync(new SearchPredicate.Exact("context.long", new string('x', 1000))));
    }

    [Fact]
    public async Task Phrases_longer_than_a_row_are_found_and_not_across_texts()
    {
        var index = StandInIndexes.On(_service);
        string[] words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
        await index.WriteAsync("c", [Samples.Change(1, new SearchText("public_id", string.Join('_', words))), Samples.Change(2, new SearchText("tags", string.Join('_', words[..9])), new SearchText("tags", string.Join('_', words[9..])))], Token);

        Assert.Equal(["row1"], await index.RowsAsync(new SearchPredicate.Words(null, [.. words[..10], "elev"], true)));
        Assert.Empty(await index.RowsAsync(new SearchPredicate.Words(null, [.. words[..10], "elev"], false)));
        Assert.Equal(["row1"], await index.RowsAsync(new SearchPredicate.Words("public_id", [.. words], false)));
        Assert.Equal(["row1", "row2"], await index.RowsAsync(new SearchPredicate.Words(null, ["eight", "ni"], true)));
        Assert.Equal(1000, (await index.SearchAsync("c", Samples.Query(new SearchPredicate.Words(null, [.. words], false)), Token)).Hits.Single().Score);
    }

    [Fact]
    public async Task Nothing_is_counted_by_a_field_that_the_index_does_not_count()
        => Assert.Equal(
            ErrorKind.InvalidParameter,
            (await Assert.ThrowsAsync<DamException>(() => StandInIndexes.On(_service).SearchAsync("c", Samples.Query(new SearchPredicate.Everything()) with { Facets = [new SearchFacet("context.stage", [])] }, Token))).Kind);

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_service_that_refuses_or_is_down_is_to_be_tried_later(int status)
    {
        // Below the client's own patience, which waits between its tries.
        _service.Trouble = (method, _) => method == "POST" ? status : null;
        var index = StandInIndexes.On(_service);

        Assert.Equal(ErrorKind.TryLater, (await Assert.ThrowsAsync<DamException>(() => index.CountAsync("c", Token))).Kind);

        _service.Trouble = (_, _) => null;
        Assert.Equal(0, await index.CountAsync("c", Token));
    }

    [Fact]
    public async Task A_page_asks_for_no_more_than_it_needs()
    {
        var index = StandInIndexes.On(_service);
        await index.WriteAsync("c", [Samples.Change(1)], Token);
        _service.Requests.Clear();

        await index.SearchAsync("c", Samples.Query(new SearchPredicate.Everything(), "bytes", 10), Token);

        var body = JsonDocument.Parse(Assert.Single(_service.Requests).Body).RootElement;
        Assert.Equal(11, body.GetProperty("top").GetInt32());
        Assert.Equal("bytes,asset_id,row_key", body.GetProperty("select").GetString());
    }
}
