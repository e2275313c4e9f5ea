using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Search;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Embedded.Tests.Search;

/// <summary>What one search may cost, so that nobody keeps the machine from others.</summary>
public sealed class SearchLimitsTests : StoreTest
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly ManualTime _time = new();

    private static SearchPredicate.Pieces Inner(string piece) => new SearchPredicate.Pieces("tags", ["", piece, ""]);

    private static SearchPredicate.All Starred(int terms) => new SearchPredicate.All([.. Enumerable.Range(0, terms).Select(i => new SearchPredicate.Any([new SearchPredicate.Not(Inner($"{i}"))]))]);

    [Fact]
    public async Task A_search_that_takes_too_long_ends_and_says_what_to_do()
    {
        using var turns = new SearchTurns(1, Longest, _time);
        var error = await Assert.ThrowsAsync<DamException>(() => turns.RunAsync(LastAsync, Token));

        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
        Assert.StartsWith("The search took longer than 10 seconds; make it narrower", error.Message, StringComparison.Ordinal);
        Assert.Equal(7, await turns.RunAsync(_ => Task.FromResult(7), Token));

        Task<int> LastAsync(CancellationToken token)
        {
            _time.Advance(Longest - TimeSpan.FromTicks(1));
            token.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromTicks(1));
            token.ThrowIfCancellationRequested();
            return Task.FromResult(0);
        }
    }

    [Fact]
    public async Task The_wait_for_a_turn_counts_too()
    {
        using var turns = new SearchTurns(1, Longest, _time);
        var (begun, waited) = (0, Task.FromResult(0));
        Assert.Equal(1, await turns.RunAsync(FirstAsync, Token));
        var error = await Assert.ThrowsAsync<DamException>(() => waited);

        Assert.Equal(ErrorKind.RateLimited, error.Kind);
        Assert.Equal(0, begun);
        Assert.Equal(2, await turns.RunAsync(_ => Task.FromResult(2), Token));

        Task<int> FirstAsync(CancellationToken token)
        {
            waited = turns.RunAsync(_ => Task.FromResult(++begun), Token);
            _time.Advance(Longest);
            return Task.FromResult(1);
        }
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_is_told_nothing_and_keeps_no_turn()
    {
        using var turns = new SearchTurns(1, Longest, _time);
        using var gone = new CancellationTokenSource();
        var waited = Task.FromResult(0);
        await turns.RunAsync(FirstAsync, Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waited);
        Assert.Equal(2, await turns.RunAsync(_ => Task.FromResult(2), Token));

        async Task<int> FirstAsync(CancellationToken token)
        {
            waited = turns.RunAsync(_ => Task.FromResult(0), gone.Token);
            await gone.CancelAsync();
            return 1;
        }
    }

    [Fact]
    public async Task The_limit_is_an_option_of_the_store()
    {
        await Store.Search.WriteAsync("demo", [Documents.Put("a", ("tags", "red"))], Token);
        Test.Options.SearchTimeLimit = TimeSpan.Zero;
        await Test.ReopenAsync();

        await Assert.ThrowsAsync<DamException>(() => Store.Search.TotalAsync("demo", new SearchPredicate.Everything(), Token));
        Assert.Equal(1, await Store.Search.CountAsync("demo", Token));
    }

    [Fact]
    public async Task Terms_that_read_all_values_are_few()
    {
        await Store.Search.WriteAsync("demo", [Documents.Put("a", ("tags", "red"))], Token);

        Assert.Equal(1, await Store.Search.TotalAsync("demo", Starred(SearchCost.MostPieces), Token));
        var error = await Assert.ThrowsAsync<DamException>(() => Store.Search.TotalAsync("demo", Starred(SearchCost.MostPieces + 1), Token));
        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
    }
}
