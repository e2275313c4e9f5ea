using System.Diagnostics;
using ServerlessDam.Assets.Storage;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Azure.Tests.Tables;

/// <summary>Rows and the vendor's client in JavaScript: what one writes the other reads, so that both mean the same by it.</summary>
public sealed class PeerTests(Azurite azurite)
{
    private readonly string _account = azurite.NewAccount();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A whole double is missing: JavaScript has one kind of number.</summary>
    private static readonly (string Name, object Value)[] EveryType =
    [
        ("text", "héllo 😀 'x' \" \\ \0 \n%27 <>&+"), ("empty", ""), ("yes", true), ("no", false),
        ("int", int.MinValue), ("zero", 0), ("long", long.MinValue), ("most", long.MaxValue), ("double", Math.PI), ("tiny", double.Epsilon), ("large", double.MaxValue),
        ("bytes", new byte[] { 0, 255, 7 }), ("none", Array.Empty<byte>()), ("much", new byte[64 << 10]),
        ("time", new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999)), ("first", new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero)),
    ];

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("o'clock ''")]
    [InlineData("100% %27 %2F")]
    [InlineData("a b+c&d=e;f,g:h@i!$*()")]
    [InlineData("日本 é 😀")]
    [InlineData("a !b .1c[1")]
    public async Task What_it_copies_is_read_as_the_same_rows(string key)
    {
        var store = NewTables.On(_account);
        Assert.Null(await store.ApplyAsync("ours", "p", [new RowChange.Put(Rows.Of(key, EveryType))], Token));

        await RunAsync("copy", "ours", "theirs");

        var (ours, theirs) = (await store.GetAsync("ours", "p", key, Token), await store.GetAsync("theirs", "p", key, Token));
        Assert.Equal(ours!.Values.Keys.Order(), theirs!.Values.Keys.Order());
        Assert.All(EveryType, expected => Assert.Equal(expected.Value, theirs.Values[expected.Name]));
        Assert.All(EveryType, expected => Assert.Equal(expected.Value, ours.Values[expected.Name]));
    }

    [Fact]
    public async Task It_sees_each_value_as_what_it_is()
    {
        await NewTables.On(_account).ApplyAsync("ours", "p", [new RowChange.Put(Rows.Of(
            "r", ("a", "é'😀"), ("b", true), ("c", -7), ("d", long.MaxValue), ("e", 0.1), ("f", new byte[] { 0, 255 }), ("g", DateTimeOffset.UnixEpoch)))], Token);

        Assert.Equal(
            "a=String:é'😀 b=Boolean:true c=Number:-7 d=BigInt:9223372036854775807 e=Number:0.1 f=Buffer:0,255 g=Date:1970-01-01T00:00:00.000Z "
                + "partitionKey=String:p rowKey=String:r",
            (await RunAsync("show", "ours")).Trim());
    }

    [Fact]
    public async Task What_it_writes_is_read_as_what_it_is()
    {
        await RunAsync("write", "theirs");

        var row = await NewTables.On(_account).GetAsync("theirs", "p", "o'clock 100% 😀", Token);

        Assert.Equal("héllo 😀 'x' \0", row!.Values["text"]);
        Assert.Equal("", row.Values["empty"]);
        Assert.Equal(true, row.Values["yes"]);
        Assert.Equal(int.MinValue, row.Values["int"]);
        Assert.Equal(long.MaxValue, row.Values["long"]);
        Assert.Equal(3.0, row.Values["whole"]);
        Assert.Equal(0.1, row.Values["double"]);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999), row.Values["time"]);
        Assert.Equal(new byte[] { 0, 255, 7 }, row.Values["bytes"]);
        Assert.Equal(9, row.Values.Count);
    }

    private async Task<string> RunAsync(string command, params string[] tables)
    {
        var script = Path.Combine(Azurite.Repository, "tests", "Azure", "Tables", "peer.mjs");
        var start = new ProcessStartInfo("node", [script, command, _account, .. tables]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var error = node.StandardError.ReadToEndAsync(Token);
        var output = await node.StandardOutput.ReadToEndAsync(Token);
        await node.WaitForExitAsync(Token);
        Assert.True(node.ExitCode == 0, await error);
        return output;
    }
}
