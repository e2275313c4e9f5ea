using System.Collections.Immutable;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Moving;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Moving;

/// <summary>A finished copy that was changed since: run again, the command finds it and leaves it alone.</summary>
public sealed class ComparisonTests : IAsyncLifetime
{
    private static readonly BlobName Original = new("originals", "demo/a/1");

    private readonly Place _source = new("the source");
    private readonly Place _target = new("the target");
    private readonly CopyLibrary _copy = new(new IdGenerator(), TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        await _source.PutAsync(Original, [1, 2, 3]);
        await _source.PutAsync("catalog", Row("a", 1));
        await _source.PutAsync("catalog", Row("b", new byte[] { 1, 2 }));
        Assert.Equal(0, (await CopyAsync(Verification.Full)).Differences);
    }

    [Theory]
    [InlineData("a flipped bit", "blob originals/demo/a/1 has other bytes")]
    [InlineData("a byte too many", "blob originals/demo/a/1 has 4 bytes instead of 3")]
    [InlineData("a missing blob", "blob originals/demo/a/1 is missing")]
    [InlineData("an extra blob", "blob originals/demo/z is on the target only")]
    [InlineData("another number", "row catalog/demo/a has other values")]
    [InlineData("another type", "row catalog/demo/a has other values")]
    [InlineData("another byte", "row catalog/demo/b has other values")]
    [InlineData("another property", "row catalog/demo/a has other values")]
    [InlineData("a missing row", "row catalog/demo/a is missing")]
    [InlineData("an extra row", "row catalog/demo/z is on the target only")]
    [InlineData("an extra cloud", "row presets/other/z is on the target only")]
    public async Task Every_change_is_found_and_none_is_undone(string change, string expected)
    {
        await ChangeAsync(change);
        var before = await _target.DumpAsync();

        var report = await CopyAsync(Verification.Full);

        Assert.Equal((1L, true), (report.Differences, report.WasFinished));
        Assert.Equal(expected, Assert.Single(report.Examples));
        Assert.Equal(before, await _target.DumpAsync());
    }

    [Theory]
    [InlineData("a flipped bit", 0)]
    [InlineData("a byte too many", 1)]
    [InlineData("a missing blob", 1)]
    [InlineData("another byte", 1)]
    public async Task A_quick_look_misses_nothing_but_the_bytes_of_blobs(string change, int differences)
    {
        await ChangeAsync(change);
        Assert.Equal(differences, (await CopyAsync(Verification.Quick)).Differences);
    }

    [Fact]
    public async Task Many_differences_are_counted_and_some_are_named()
    {
        for (var i = 0; i < 50; i++)
        {
            await _target.PutAsync("catalog", Row($"more{i}", i));
        }

        var report = await CopyAsync(Verification.Full);
        Assert.Equal((50L, 20), (report.Differences, report.Examples.Count));
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _target.DisposeAsync();
    }

    private static Row Row(string key, object value) => new("demo", key, ImmutableDictionary<string, object>.Empty.Add("value", value));

    private Task ChangeAsync(string change) => change switch
    {
        "a flipped bit" => _target.PutAsync(Original, [1, 2, 2]),
        "a byte too many" => _target.PutAsync(Original, [1, 2, 3, 4]),
        "a missing blob" => _target.Blobs.DeleteAsync(Original, null, Token),
        "an extra blob" => _target.PutAsync(new("originals", "demo/z"), []),
        "another number" => _target.PutAsync("catalog", Row("a", 2)),
        "another type" => _target.PutAsync("catalog", Row("a", 1L)),
        "another byte" => _target.PutAsync("catalog", Row("b", new byte[] { 1, 3 })),
        "another property" => _target.PutAsync("catalog", Row("a", 1) with { Values = ImmutableDictionary<string, object>.Empty.Add("valve", 1) }),
        "a missing row" => _target.Tables.ApplyAsync("catalog", "demo", [new RowChange.Delete("a")], Token),
        "an extra row" => _target.PutAsync("catalog", Row("z", 1)),
        "an extra cloud" => _target.PutAsync("presets", Row("z", 1) with { PartitionKey = "other" }),
        _ => throw new ArgumentException(change),
    };

    private Task<CopyReport> CopyAsync(Verification verification) => _copy.ExecuteAsync(_source.Library, _target.Library, verification, new Unheard(), Token);
}
