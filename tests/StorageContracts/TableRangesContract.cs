using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.StorageContracts;

/// <summary>What every table store must do: ranges, pages and the order of keys.</summary>
public abstract class TableRangesContract
{
    /// <summary>A store whose table <see cref="Table"/> is empty.</summary>
    protected abstract ITableStore Store { get; }

    protected virtual string Table => "things";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_range_begins_with_its_start_and_ends_before_its_end()
    {
        await PutAsync("a", "b", "b1", "c", "d");

        Assert.Equal(["b", "b1"], await KeysAsync(new RowRange("b", "c")));
        Assert.Equal(["c", "d"], await KeysAsync(new RowRange("b2", null)));
        Assert.Empty(await KeysAsync(new RowRange("e", null)));
        Assert.Equal(["a", "b", "b1", "c", "d"], await KeysAsync(RowRange.All));
    }

    [Fact]
    public async Task A_prefix_finds_what_begins_with_it()
    {
        await PutAsync("a", "b", "b!", "b\ud7ff", "bz", "c");

        Assert.Equal(["b", "b!", "bz", "b\ud7ff"], await KeysAsync(RowRange.Prefix("b")));
    }

    [Fact]
    public async Task Keys_are_in_ordinal_order()
    {
        string[] keys = ["ä", "a", "B", "a b", "日本", "_", "\u00a0", "\uffee", "😀", "😀a", "\U0010ffff", "a-", "1"];
        await PutAsync(keys);

        Assert.Equal(keys.Order(StringComparer.Ordinal), await KeysAsync(RowRange.All));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(250)]
    [InlineData(1000)]
    public async Task Pages_joined_are_the_range(int take)
    {
        foreach (var batch in Rows.Numbered(250).Chunk(100))
        {
            await Store.ApplyAsync(Table, "p", [.. batch.Select(row => new RowChange.Put(row))], Token);
        }

        var keys = await KeysAsync(new RowRange("r0003", "r0240"), take);

        Assert.Equal(Enumerable.Range(3, 237).Select(i => $"r{i:d4}"), keys);
    }

    [Fact]
    public async Task A_full_last_page_has_no_continuation_after_it()
    {
        await PutAsync("a", "b");

        var page = await Store.QueryAsync(Table, "p", RowRange.All, 2, null, Token);

        Assert.Equal(2, page.Rows.Count);
        Assert.True(page.Continuation is null || (await Store.QueryAsync(Table, "p", RowRange.All, 2, page.Continuation, Token)).Rows.Count == 0);
    }

    [Fact]
    public async Task A_continuation_outlives_inserts_and_deletes_around_it()
    {
        await PutAsync("b", "d", "f");
        var first = await Store.QueryAsync(Table, "p", RowRange.All, 2, null, Token);
        await PutAsync("a", "c", "e");
        await Store.ApplyAsync(Table, "p", [new RowChange.Delete("d")], Token);

        var second = await Store.QueryAsync(Table, "p", RowRange.All, 10, first.Continuation, Token);

        Assert.Equal(["e", "f"], second.Rows.Select(row => row.RowKey));
    }

    [Fact]
    public async Task Large_rows_come_in_pages_that_lose_none()
    {
        var value = new string('x', 32_000);
        for (var i = 0; i < 20; i++)
        {
            await Store.ApplyAsync(Table, "p", [new RowChange.Put(Rows.Of($"{i:d2}", [.. Enumerable.Range(0, 10).Select(n => ($"v{n}", (object)value))]))], Token);
        }

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i:d2}"), await KeysAsync(RowRange.All, 1000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("../../etc")]
    public async Task A_continuation_of_nobody_is_refused(string continuation)
    {
        var error = await Assert.ThrowsAsync<DamException>(() => Store.QueryAsync(Table, "p", RowRange.All, 2, continuation, Token));

        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    [InlineData(-1)]
    public async Task A_page_of_other_than_1_to_1000_rows_is_refused(int take)
        => await Assert.ThrowsAsync<DamException>(() => Store.QueryAsync(Table, "p", RowRange.All, take, null, Token));

    [Fact]
    public void Escaped_keys_keep_the_order_and_the_beginnings_of_texts()
        => Prop.ForAll(Texts(), Texts(), (a, b) =>
        {
            var (x, y) = (RowKeys.Escape(a), RowKeys.Escape(b));
            return Math.Sign(string.CompareOrdinal(x, y)) == Math.Sign(string.CompareOrdinal(a, b))
                && RowKeys.Escape(a + b).StartsWith(x, StringComparison.Ordinal)
                && RowKeys.Unescape(x) == a;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Any_text_is_found_again_under_its_escaped_key_and_in_its_order()
    {
        string[] texts = [.. Texts().Generator.Sample(80).Where(text => text.Length <= 200).Distinct()];
        foreach (var batch in texts.Chunk(100))
        {
            await PutAsync([.. batch.Select(RowKeys.Escape)]);
        }

        Assert.Equal(texts.Order(StringComparer.Ordinal), (await KeysAsync(RowRange.All)).Select(RowKeys.Unescape));
    }

    [Fact]
    public async Task Every_control_character_by_itself_is_found_again_in_its_order()
    {
        string[] texts = [.. Enumerable.Range(0, 0xa0).Where(code => char.IsControl((char)code)).Select(code => $"{(char)code}")];
        await PutAsync([.. texts.Select(RowKeys.Escape)]);

        Assert.Equal(texts, (await KeysAsync(RowRange.All)).Select(RowKeys.Unescape));
    }

    /// <summary>Texts of the BMP, rich in what keys may not have.</summary>
    private static Arbitrary<string> Texts()
    {
        var awkward = Gen.Elements("/\\#?.\"[> ~\0\u001f\u007f\u0080\u009f\u00a0!}aA0z\ud7ff\ue000".ToCharArray());
        var any = Gen.Choose(0, 0xfffd).Where(c => !char.IsSurrogate((char)c)).Select(c => (char)c);
        return Gen.Frequency((3, awkward), (1, any)).ListOf().Select(list => string.Concat(list)).ToArbitrary();
    }

    private async Task PutAsync(params string[] keys)
        => Assert.Null(await Store.ApplyAsync(Table, "p", [.. keys.Select(key => new RowChange.Put(Rows.Of(key)))], Token));

    private async Task<List<string>> KeysAsync(RowRange range, int take = 100)
    {
        var keys = new List<string>();
        string? continuation = null;
        do
        {
            var page = await Store.QueryAsync(Table, "p", range, take, continuation, Token);
            Assert.True(page.Rows.Count <= take);
            keys.AddRange(page.Rows.Select(row => row.RowKey));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return keys;
    }
}
