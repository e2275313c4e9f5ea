using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Azure.Tests.Tables;

/// <summary>Where the service differs from the interface and is made to fit.</summary>
public sealed class AzureTablesTests(Azurite azurite)
{
    private readonly ITableStore _store = NewTables.On(azurite.NewAccount());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_that_is_not_there_has_no_rows()
    {
        Assert.Null(await _store.GetAsync("things", "p", "r", Token));
        Assert.Empty((await _store.QueryAsync("things", "p", RowRange.All, 10, null, Token)).Rows);
        Assert.Null(await _store.ApplyAsync("things", "p", [new RowChange.Delete("r")], Token));
        Assert.Null(await _store.ApplyAsync("things", "p", [new RowChange.Delete("r", "W/\"x\""), new RowChange.Delete("s")], Token));
        Assert.Equal("s", await _store.ApplyAsync("things", "p", [new RowChange.Delete("r"), new RowChange.Delete("s", MustExist: true)], Token));
        Assert.Equal("r", await _store.ApplyAsync("things", "p", [new RowChange.Delete("r", MustExist: true)], Token));
        Assert.Equal("s", await _store.ApplyAsync(
            "things", "p", [new RowChange.Put(Rows.Of("r")), new RowChange.Put(Rows.Of("s"), "W/\"datetime'2026-01-01T00%3A00%3A00.0000000Z'\"")], Token));
    }

    [Fact]
    public async Task Deletes_of_rows_that_are_not_there_do_not_fail_the_rest()
    {
        await PutAsync("c");

        Assert.Null(await _store.ApplyAsync(
            "things", "p",
            [new RowChange.Delete("a"), new RowChange.Insert(Rows.Of("b")), new RowChange.Delete("c"), new RowChange.Delete("d"), new RowChange.Put(Rows.Of("e"))], Token));

        Assert.Equal(["b", "e"], (await _store.QueryAsync("things", "p", RowRange.All, 10, null, Token)).Rows.Select(row => row.RowKey));
    }

    [Fact]
    public async Task Quotes_in_keys_and_ranges_are_only_characters()
    {
        await PutAsync("'", "a' or RowKey ge '", "a''", "b");

        Assert.Equal(["a' or RowKey ge '", "a''"], (await _store.QueryAsync("things", "p", RowRange.Prefix("a'"), 10, null, Token)).Rows.Select(row => row.RowKey));
        Assert.Empty((await _store.QueryAsync("things", "p' or PartitionKey eq 'p", RowRange.All, 10, null, Token)).Rows);
    }

    [Fact]
    public async Task A_continuation_is_refused_by_another_listing()
    {
        await PutAsync("a", "b", "c");
        var page = await _store.QueryAsync("things", "p", RowRange.All, 1, null, Token);

        foreach (var (table, partition, range) in new[] { ("others", "p", RowRange.All), ("things", "q", RowRange.All), ("things", "p", RowRange.Prefix("a")) })
        {
            var error = await Assert.ThrowsAsync<DamException>(() => _store.QueryAsync(table, partition, range, 1, page.Continuation, Token));
            Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
        }
    }

    [Fact]
    public async Task The_note_of_the_writer_is_not_among_the_values()
    {
        await PutAsync("r");

        Assert.Empty((await _store.GetAsync("things", "p", "r", Token))!.Values);
    }

    private async Task PutAsync(params string[] keys)
        => Assert.Null(await _store.ApplyAsync("things", "p", [.. keys.Select(key => new RowChange.Put(Rows.Of(key)))], Token));
}
