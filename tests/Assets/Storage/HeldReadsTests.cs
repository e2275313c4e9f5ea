using ServerlessDam.Assets.Storage;

// A namespace of the folder's name would hide the product's from every other test.
namespace ServerlessDam.Assets.Tests;

public sealed class HeldReadsTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly Timestamps _time = new();
    private string? _stored = "first";
    private int _reads;

    [Fact]
    public async Task What_was_read_is_held_until_its_lifetime_has_passed()
    {
        using var held = Held();
        Assert.Equal("first", await ReadAsync(held));
        _stored = "second";
        _time.Now += Lifetime - TimeSpan.FromSeconds(1);
        Assert.Equal("first", await ReadAsync(held));
        _time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("second", await ReadAsync(held));
    }

    [Fact]
    public async Task The_lifetime_begins_with_the_reading()
    {
        using var held = Held();
        await held.GetAsync(
            "key",
            token =>
            {
                _time.Now += Lifetime;
                return StoredAsync(token);
            },
            Token);
        Assert.False(held.TryGet("key", Lifetime, out _));
    }

    [Fact]
    public async Task What_is_forgotten_is_read_again_at_once()
    {
        using var held = Held();
        await ReadAsync(held);
        _stored = "second";
        held.Forget("key");
        Assert.Equal("second", await ReadAsync(held));
    }

    [Theory]
    [InlineData("key")]
    [InlineData("another")]
    public async Task What_was_being_read_while_something_was_forgotten_is_given_and_not_held(string forgotten)
    {
        using var held = Held();
        var before = await held.GetAsync(
            "key",
            async token =>
            {
                var read = await StoredAsync(token);
                _stored = "second";
                held.Forget(forgotten);
                return read;
            },
            Token);
        Assert.Equal("first", before);
        Assert.Equal("second", await ReadAsync(held));
    }

    [Fact]
    public async Task What_is_forgotten_while_it_is_being_held_is_gone()
    {
        HeldReads<string, string?>? held = null;
        Task? forgetting = null;
        // It is weighed between the look at what changed and the holding: there a change must not come through.
        using (held = Held(_ =>
        {
            forgetting ??= Task.Run(() => held!.Forget("key"), Token);
            SpinWait.SpinUntil(() => forgetting.IsCompleted, TimeSpan.FromMilliseconds(100));
            return 1;
        }))
        {
            await ReadAsync(held);
            await forgetting!;
            _stored = "second";
            Assert.Equal("second", await ReadAsync(held));
        }
    }

    [Fact]
    public async Task That_there_is_nothing_is_not_held()
    {
        using var held = Held();
        _stored = null;
        Assert.Null(await ReadAsync(held));
        Assert.Null(await ReadAsync(held));
        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task What_is_heavier_than_the_room_is_given_and_not_held()
    {
        using var held = Held(_ => 101);
        Assert.Equal("first", await ReadAsync(held));
        _stored = "second";
        Assert.Equal("second", await ReadAsync(held));
    }

    private HeldReads<string, string?> Held(Func<string?, long>? weight = null) => new(_time, Lifetime, room: 100, weight);

    private async Task<string?> ReadAsync(HeldReads<string, string?> held) => await held.GetAsync("key", StoredAsync, Token);

    private Task<string?> StoredAsync(CancellationToken cancellationToken)
    {
        _reads++;
        return Task.FromResult(_stored);
    }

    /// <summary>Time that passes when it is told to.</summary>
    private sealed class Timestamps : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
