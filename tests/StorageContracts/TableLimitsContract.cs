using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.StorageContracts;

/// <summary>What every table store must refuse and, just below it, take: the limits of Azure Table Storage.</summary>
public abstract class TableLimitsContract
{
    protected abstract ITableStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\0b")]
    [InlineData("a\tb")]
    [InlineData("a\u007fb")]
    [InlineData("a\u009fb")]
    public async Task A_key_with_a_forbidden_character_is_refused(string key)
    {
        await RefusesAsync(Rows.Of(key));
        await RefusesAsync(Rows.Of("r") with { PartitionKey = key });
        await Assert.ThrowsAsync<DamException>(() => Store.GetAsync("things", "p", key, Token));
    }

    [Fact]
    public Task A_key_that_is_not_well_formed_is_refused() => RefusesAsync(Rows.Of("a\ud800b"));

    [Fact]
    public async Task A_key_has_at_most_512_characters()
    {
        await TakesAsync(Rows.Of(new string('k', 512)));
        await RefusesAsync(Rows.Of(new string('k', 513)));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("")]
    [InlineData("1abc")]
    [InlineData("Abc")]
    [InlineData("a-b")]
    [InlineData("a.b/../c")]
    public async Task A_table_name_out_of_the_rules_is_refused(string table)
        => await Assert.ThrowsAsync<DamException>(() => Store.ApplyAsync(table, "p", [new RowChange.Put(Rows.Of("r"))], Token));

    [Fact]
    public async Task A_table_name_has_at_most_63_characters()
    {
        Assert.Null(await Store.ApplyAsync(new string('t', 63), "p", [new RowChange.Put(Rows.Of("r"))], Token));
        await Assert.ThrowsAsync<DamException>(() => Store.ApplyAsync(new string('t', 64), "p", [new RowChange.Put(Rows.Of("r"))], Token));
    }

    [Fact]
    public async Task A_string_has_at_most_64_KiB_at_two_bytes_a_character()
    {
        await TakesAsync(Rows.Of("r", ("v", new string('x', 32 << 10))));
        await RefusesAsync(Rows.Of("r", ("v", new string('x', (32 << 10) + 1))));
    }

    [Fact]
    public async Task A_binary_has_at_most_64_KiB()
    {
        await TakesAsync(Rows.Of("r", ("v", new byte[64 << 10])));
        await RefusesAsync(Rows.Of("r", ("v", new byte[(64 << 10) + 1])));
    }

    [Fact]
    public async Task A_row_has_at_most_251_properties()
    {
        await TakesAsync(Rows.Of("r", [.. Enumerable.Range(0, 251).Select(i => ($"v{i}", (object)i))]));
        await RefusesAsync(Rows.Of("r", [.. Enumerable.Range(0, 252).Select(i => ($"v{i}", (object)i))]));
    }

    [Fact]
    public async Task A_row_has_at_most_1_MiB()
    {
        // Texts: the emulator counts what is sent, and bytes are sent as a third more of them.
        await TakesAsync(Rows.Of("r", [.. Enumerable.Range(0, 15).Select(i => ($"v{i}", (object)new string('x', 32 << 10)))]));
        await RefusesAsync(Rows.Of("r", [.. Enumerable.Range(0, 16).Select(i => ($"v{i}", (object)new string('x', 32 << 10)))]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a-b")]
    [InlineData("a b")]
    [InlineData("PartitionKey")]
    [InlineData("RowKey")]
    [InlineData("Timestamp")]
    [InlineData("WriteId")]
    public async Task A_property_name_out_of_the_rules_is_refused(string name) => await RefusesAsync(Rows.Of("r", (name, 1)));

    [Fact]
    public async Task A_value_of_another_type_is_refused()
    {
        await RefusesAsync(Rows.Of("r", ("v", 1.5f)));
        await RefusesAsync(Rows.Of("r", ("v", TimeSpan.Zero)));
        await RefusesAsync(Rows.Of("r", ("v", "\ud800")));
        await RefusesAsync(Rows.Of("r", ("v", DateTimeOffset.MinValue)));
        await RefusesAsync(Rows.Of("r", ("v", double.NaN)));
        await RefusesAsync(Rows.Of("r", ("v", double.NegativeInfinity)));
    }

    [Fact]
    public async Task A_batch_has_at_most_100_changes()
        => await Assert.ThrowsAsync<DamException>(
            () => Store.ApplyAsync("things", "p", [.. Rows.Numbered(101).Select(row => new RowChange.Put(row))], Token));

    [Fact]
    public async Task A_batch_has_at_most_4_MiB()
    {
        RowChange Big(int i) => new RowChange.Put(Rows.Of($"{i}", [.. Enumerable.Range(0, 12).Select(n => ($"v{n}", (object)new byte[64 << 10]))]));
        await Assert.ThrowsAsync<DamException>(() => Store.ApplyAsync("things", "p", [.. Enumerable.Range(0, 6).Select(Big)], Token));
        Assert.Null(await Store.GetAsync("things", "p", "0", Token));
    }

    [Fact]
    public async Task A_batch_is_measured_as_it_is_sent()
    {
        RowChange[] Batch(int rows) => [.. Enumerable.Range(0, rows).Select(i => new RowChange.Put(Rows.Of($"{i:d2}", ("v", new string('日', 32_000)))))];
        Assert.Null(await Store.ApplyAsync("things", "p", Batch(20), Token));
        await Assert.ThrowsAsync<DamException>(() => Store.ApplyAsync("things", "p", Batch(23), Token));
    }

    [Fact]
    public async Task A_batch_has_each_key_once_and_one_partition()
    {
        await Assert.ThrowsAsync<DamException>(
            () => Store.ApplyAsync("things", "p", [new RowChange.Put(Rows.Of("r")), new RowChange.Delete("r")], Token));
        await Assert.ThrowsAsync<DamException>(() => Store.ApplyAsync("things", "q", [new RowChange.Put(Rows.Of("r"))], Token));
    }

    private async Task TakesAsync(Row row)
    {
        Assert.Null(await Store.ApplyAsync("things", row.PartitionKey, [new RowChange.Put(row)], Token));
        Assert.NotNull(await Store.GetAsync("things", row.PartitionKey, row.RowKey, Token));
    }

    private async Task RefusesAsync(Row row)
    {
        var error = await Assert.ThrowsAsync<DamException>(() => Store.ApplyAsync("things", row.PartitionKey, [new RowChange.Put(row)], Token));
        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
    }
}
