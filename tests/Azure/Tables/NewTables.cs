using Azure.Data.Tables;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Tables;

namespace ServerlessDam.Azure.Tests.Tables;

internal static class NewTables
{
    /// <summary>As the product makes them.</summary>
    /// <param name="patience">How long a try may take; the product's when null.</param>
    public static ITableStore On(string connectionString, TimeSpan? patience = null)
    {
        var options = BoundedRetry.Apply(new TableClientOptions());
        options.Retry.NetworkTimeout = patience ?? options.Retry.NetworkTimeout;
        return new AzureTables(new TableServiceClient(connectionString, options), new IdGenerator());
    }
}
