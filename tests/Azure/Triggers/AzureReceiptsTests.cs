using ServerlessDam.Azure.Tests.Running;
using ServerlessDam.Azure.Triggers;
using ServerlessDam.Triggers;

namespace ServerlessDam.Azure.Tests.Triggers;

public sealed class AzureReceiptsTests
{
    private static readonly BlobArrival Blob = new("drop", "demo/a.jpg", "0x1");

    private readonly MemoryTables _tables = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receipt_is_for_one_function_and_one_content()
    {
        var receipts = new AzureReceipts(_tables);
        await receipts.AddAsync("Ingest", Blob, Token);

        Assert.True(await receipts.HasAsync("Ingest", Blob, Token));
        Assert.False(await receipts.HasAsync("Other", Blob, Token));
        Assert.False(await receipts.HasAsync("Ingest", Blob with { ETag = "0x2" }, Token));
        Assert.False(await receipts.HasAsync("Ingest", Blob with { Name = "demo/A.jpg" }, Token));
        Assert.False(await receipts.HasAsync("Ingest", Blob with { Container = "originals" }, Token));
    }

    [Fact]
    public async Task What_another_process_has_dealt_with_is_known()
    {
        var (here, elsewhere) = (new AzureReceipts(_tables), new AzureReceipts(_tables));
        Assert.False(await here.HasAsync("Ingest", Blob, Token));

        await elsewhere.AddAsync("Ingest", Blob, Token);

        Assert.True(await here.HasAsync("Ingest", Blob, Token));
    }

    [Fact]
    public async Task A_start_asks_for_many_receipts_by_the_page()
    {
        foreach (var name in Enumerable.Range(0, 2500))
        {
            await new AzureReceipts(_tables).AddAsync("Analyze", Blob with { Name = $"{name}" }, Token);
        }

        var receipts = new AzureReceipts(_tables);
        foreach (var name in Enumerable.Range(0, 2500))
        {
            Assert.True(await receipts.HasAsync("Analyze", Blob with { Name = $"{name}" }, Token));
        }

        Assert.Equal((0, 3), _tables.Asked);
    }
}
