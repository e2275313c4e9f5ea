using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Sqlite;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Embedded.Tests.Tables;

public sealed class KeyBytesTests : StoreTest
{
    [Fact]
    public void Bytes_have_the_ordinal_order_of_texts_and_give_them_back()
    {
        var texts = Gen.OneOf(Gen.Choose(0, 0xffff), Gen.Choose(0x20, 0x7f), Gen.Choose(0xd7f0, 0xe010)).Select(c => (char)c)
            .ListOf().Select(list => string.Concat(list)).ToArbitrary();
        Prop.ForAll(texts, texts, (a, b) =>
        {
            var (x, y) = (KeyBytes.Of(a), KeyBytes.Of(b));
            return Math.Sign(x.AsSpan().SequenceCompareTo(y)) == Math.Sign(string.CompareOrdinal(a, b)) && KeyBytes.Text(x) == a && !x.Contains((byte)0xFF);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Keys_beyond_the_BMP_are_in_ordinal_order_too()
    {
        string[] keys = ["\ue000", "😀", "\ud7ff", "a😀b", "a\uffee"];
        await Store.Tables.ApplyAsync("things", "p", [.. keys.Select(key => new RowChange.Put(Rows.Of(key)))], Token);

        var page = await Store.Tables.QueryAsync("things", "p", RowRange.All, 10, null, Token);
        Assert.Equal(keys.Order(StringComparer.Ordinal), page.Rows.Select(row => row.RowKey));
        Assert.Equal(["a😀b"], (await Store.Tables.QueryAsync("things", "p", RowRange.Prefix("a😀"), 10, null, Token)).Rows.Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_continuation_belongs_to_its_query_and_cannot_be_altered()
    {
        await Store.Tables.ApplyAsync("things", "p", [.. Rows.Numbered(10).Select(row => new RowChange.Put(row))], Token);
        var continuation = (await Store.Tables.QueryAsync("things", "p", RowRange.All, 2, null, Token)).Continuation!;

        await RefusesAsync("other", RowRange.All, continuation);
        await RefusesAsync("p", RowRange.Prefix("r"), continuation);
        for (var i = 0; i < continuation.Length; i++)
        {
            var other = continuation[i] == 'A' ? 'B' : 'A';
            await RefusesAsync("p", RowRange.All, continuation[..i] + other + continuation[(i + 1)..]);
        }
    }

    private async Task RefusesAsync(string partition, RowRange range, string continuation)
        => Assert.Equal(
            ErrorKind.InvalidParameter,
            (await Assert.ThrowsAsync<DamException>(() => Store.Tables.QueryAsync("things", partition, range, 2, continuation, Token))).Kind);
}
