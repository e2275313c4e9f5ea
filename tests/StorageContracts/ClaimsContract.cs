using ServerlessDam.Assets.Storage;

namespace ServerlessDam.StorageContracts;

/// <summary>What claims must do, whoever keeps them.</summary>
public abstract class ClaimsContract
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    protected abstract IClaims Claims { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <inheritdoc cref="QueueContract.PassAsync"/>
    protected abstract Task PassAsync(TimeSpan time);

    [Fact]
    public async Task A_claim_is_one_holders_at_a_time()
    {
        var held = await Claims.TryTakeAsync("derive/a", Lifetime, Token);

        Assert.NotNull(held);
        Assert.Null(await Claims.TryTakeAsync("derive/a", Lifetime, Token));
        Assert.NotNull(await Claims.TryTakeAsync("derive/b", Lifetime, Token));
    }

    [Fact]
    public async Task A_claim_let_go_is_free()
    {
        await using (await Claims.TryTakeAsync("a", Lifetime, Token))
        {
            Assert.Null(await Claims.TryTakeAsync("a", Lifetime, Token));
        }

        Assert.NotNull(await Claims.TryTakeAsync("a", Lifetime, Token));
    }

    [Fact]
    public async Task A_claim_ends_by_itself_and_its_old_holder_cannot_end_the_next()
    {
        var expired = await Claims.TryTakeAsync("a", Lifetime, Token);
        await PassAsync(Lifetime);

        Assert.NotNull(await Claims.TryTakeAsync("a", Lifetime, Token));
        await expired!.DisposeAsync();
        Assert.Null(await Claims.TryTakeAsync("a", Lifetime, Token));
    }

    [Fact]
    public async Task A_renewed_claim_holds_on_and_one_that_ended_cannot_be_renewed()
    {
        var held = await Claims.TryTakeAsync("a", Lifetime, Token);
        Assert.True(await held!.RenewAsync(Lifetime * 3, Token));
        await PassAsync(Lifetime);
        Assert.Null(await Claims.TryTakeAsync("a", Lifetime, Token));

        await PassAsync(Lifetime * 2);
        Assert.False(await held.RenewAsync(Lifetime, Token));
        Assert.NotNull(await Claims.TryTakeAsync("a", Lifetime, Token));
        Assert.False(await held.RenewAsync(Lifetime, Token));
    }

    [Fact]
    public async Task Of_many_that_ask_one_gets_it()
    {
        // Made before the crowd comes, or two of it might make one each.
        var claims = Claims;
        var taken = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => claims.TryTakeAsync("a", Lifetime, Token))));

        Assert.Single(taken, claim => claim is not null);
    }
}
