using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.StorageContracts;

/// <summary>What every table store must do: rows, conditions and batches. Each implementation has a short subclass.</summary>
public abstract class TableStoreContract
{
    /// <summary>A store whose table <see cref="Table"/> is empty.</summary>
    protected abstract ITableStore Store { get; }

    protected virtual string Table => "things";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_row_reads_as_null() => Assert.Null(await Store.GetAsync(Table, "p", "r", Token));

    [Fact]
    public async Task Every_type_comes_back_as_it_went()
    {
        var row = Rows.Of("r", ("text", "héllo 😀 \0 \n"), ("empty", ""), ("yes", true), ("no", false), ("int", int.MinValue), ("long", long.MaxValue),
            ("double", Math.PI), ("whole", 3.0), ("large", double.MaxValue), ("tiny", double.Epsilon), ("bytes", new byte[] { 0, 255, 7 }), ("none", Array.Empty<byte>()),
            ("time", new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999)));
        await PutAsync(row);

        var read = await Store.GetAsync(Table, "p", "r", Token);

        Assert.NotNull(read);
        Assert.NotNull(read.ETag);
        Assert.Equal(row.Values.Keys.Order(), read.Values.Keys.Order());
        Assert.All(row.Values, expected => Assert.Equal(expected.Value, read.Values[expected.Key]));
        Assert.All(row.Values, expected => Assert.Equal(expected.Value.GetType(), read.Values[expected.Key].GetType()));
    }

    [Fact]
    public async Task A_time_with_an_offset_comes_back_as_the_same_instant()
    {
        var time = new DateTimeOffset(2026, 7, 1, 1, 0, 0, TimeSpan.FromHours(2));
        await PutAsync(Rows.Of("r", ("time", time)));

        Assert.Equal(time, (await Store.GetAsync(Table, "p", "r", Token))!.Values["time"]);
    }

    [Fact]
    public async Task Keys_may_be_empty_and_differ_in_case()
    {
        await PutAsync(Rows.Of("", ("n", 0)), Rows.Of("a", ("n", 1)), Rows.Of("A", ("n", 2)));

        Assert.Equal(0, (await Store.GetAsync(Table, "p", "", Token))!.Values["n"]);
        Assert.Equal(1, (await Store.GetAsync(Table, "p", "a", Token))!.Values["n"]);
        Assert.Equal(2, (await Store.GetAsync(Table, "p", "A", Token))!.Values["n"]);
    }

    [Fact]
    public async Task Partitions_and_tables_are_apart()
    {
        await PutAsync(Rows.Of("r", ("n", 1)));

        Assert.Null(await Store.GetAsync(Table, "other", "r", Token));
        Assert.Null(await Store.GetAsync(Table + "2", "p", "r", Token));
    }

    [Fact]
    public async Task An_insert_conflicts_when_the_key_is_taken()
    {
        await PutAsync(Rows.Of("r", ("n", 1)));

        Assert.Equal("r", await ApplyAsync(new RowChange.Insert(Rows.Of("r", ("n", 2)))));
        Assert.Equal(1, (await Store.GetAsync(Table, "p", "r", Token))!.Values["n"]);
    }

    [Fact]
    public async Task A_put_replaces_the_whole_row_and_its_etag()
    {
        await PutAsync(Rows.Of("r", ("a", 1)));
        var before = await Store.GetAsync(Table, "p", "r", Token);

        Assert.Null(await ApplyAsync(new RowChange.Put(Rows.Of("r", ("b", 1)))));

        var after = await Store.GetAsync(Table, "p", "r", Token);
        Assert.Equal(["b"], after!.Values.Keys);
        Assert.NotEqual(before!.ETag, after.ETag);
    }

    [Fact]
    public async Task The_same_values_again_have_another_etag()
    {
        await PutAsync(Rows.Of("r", ("a", 1)));
        var before = await Store.GetAsync(Table, "p", "r", Token);
        await PutAsync(Rows.Of("r", ("a", 1)));

        Assert.NotEqual(before!.ETag, (await Store.GetAsync(Table, "p", "r", Token))!.ETag);
    }

    [Fact]
    public async Task A_conditional_put_happens_only_under_the_etag_that_was_read()
    {
        await PutAsync(Rows.Of("r", ("n", 1)));
        var read = await Store.GetAsync(Table, "p", "r", Token);

        Assert.Null(await ApplyAsync(new RowChange.Put(Rows.Of("r", ("n", 2)), read!.ETag)));
        Assert.Equal("r", await ApplyAsync(new RowChange.Put(Rows.Of("r", ("n", 3)), read.ETag)));
        Assert.Equal("missing", await ApplyAsync(new RowChange.Put(Rows.Of("missing"), read.ETag)));
        Assert.Equal(2, (await Store.GetAsync(Table, "p", "r", Token))!.Values["n"]);
    }

    [Fact]
    public async Task A_delete_keeps_its_conditions()
    {
        await PutAsync(Rows.Of("r", ("n", 1)));
        var old = await Store.GetAsync(Table, "p", "r", Token);
        await PutAsync(Rows.Of("r", ("n", 2)));

        Assert.Equal("r", await ApplyAsync(new RowChange.Delete("r", old!.ETag)));
        Assert.Null(await ApplyAsync(new RowChange.Delete("r", (await Store.GetAsync(Table, "p", "r", Token))!.ETag, MustExist: true)));
        Assert.Null(await Store.GetAsync(Table, "p", "r", Token));
        Assert.Null(await ApplyAsync(new RowChange.Delete("r")));
        Assert.Equal("r", await ApplyAsync(new RowChange.Delete("r", MustExist: true)));
    }

    [Fact]
    public async Task A_batch_with_a_conflict_changes_nothing()
    {
        await PutAsync(Rows.Of("b", ("n", 1)), Rows.Of("c", ("n", 1)));

        var conflict = await ApplyAsync(
            new RowChange.Put(Rows.Of("a", ("n", 2))), new RowChange.Delete("c"), new RowChange.Insert(Rows.Of("b", ("n", 2))));

        Assert.Equal("b", conflict);
        Assert.Null(await Store.GetAsync(Table, "p", "a", Token));
        Assert.Equal(1, (await Store.GetAsync(Table, "p", "b", Token))!.Values["n"]);
        Assert.NotNull(await Store.GetAsync(Table, "p", "c", Token));
    }

    [Fact]
    public async Task A_hundred_changes_are_one_batch()
    {
        Assert.Null(await ApplyAsync([.. Enumerable.Range(0, 100).Select(i => new RowChange.Insert(Rows.Of($"r{i:d3}", ("n", i))))]));
        Assert.Equal(99, (await Store.GetAsync(Table, "p", "r099", Token))!.Values["n"]);
    }

    [Fact]
    public async Task Of_writers_with_one_etag_one_wins()
    {
        await PutAsync(Rows.Of("r", ("n", 0)));
        var etag = (await Store.GetAsync(Table, "p", "r", Token))!.ETag;

        var conflicts = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => ApplyAsync(new RowChange.Put(Rows.Of("r", ("n", i)), etag))));

        Assert.Single(conflicts, conflict => conflict is null);
    }

    [Fact]
    public async Task Counting_under_contention_loses_no_step()
    {
        await PutAsync(Rows.Of("r", ("n", 0)));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < 10;)
            {
                var row = await Store.GetAsync(Table, "p", "r", Token);
                var next = row! with { Values = row.Values.SetItem("n", (int)row.Values["n"] + 1) };
                done += await ApplyAsync(new RowChange.Put(next, row.ETag)) is null ? 1 : 0;
            }
        })));

        Assert.Equal(80, (await Store.GetAsync(Table, "p", "r", Token))!.Values["n"]);
    }

    [Fact]
    public async Task Partitions_are_listed_once_each_in_order()
    {
        foreach (var partition in new[] { "b", "a", "a b", "ä" })
        {
            await Store.ApplyAsync(Table, partition, [.. Rows.Numbered(3, partition).Select(row => new RowChange.Put(row))], Token);
        }

        Assert.Equal(["a", "a b", "b", "ä"], await Store.PartitionsAsync(Table, Token).ToListAsync(Token));
        Assert.Empty(await Store.PartitionsAsync("nothing", Token).ToListAsync(Token));
    }

    private Task<string?> ApplyAsync(params RowChange[] changes) => Store.ApplyAsync(Table, "p", changes, Token);

    private async Task PutAsync(params Row[] rows) => Assert.Null(await ApplyAsync([.. rows.Select(row => new RowChange.Put(row))]));
}

/// <summary>Rows for tests, in the partition "p" unless said.</summary>
public static class Rows
{
    public static Row Of(string key, params (string Name, object Value)[] values)
        => new("p", key, values.ToImmutableDictionary(value => value.Name, value => value.Value));

    /// <summary><c>r0000</c>, <c>r0001</c> ...</summary>
    public static IEnumerable<Row> Numbered(int count, string partition = "p")
        => Enumerable.Range(0, count).Select(i => Of($"r{i:d4}", ("n", i)) with { PartitionKey = partition });
}
