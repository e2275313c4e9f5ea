using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moving;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>The tables beside the catalog that have a partition of the cloud's name with what its environment holds.</summary>
internal static class EnvironmentParts
{
    /// <summary>Tables of the account, and what tells of the past, not of what there is.</summary>
    private static readonly string[] Others = [CatalogKeys.Table, EnvironmentRows.Table, UserRows.Table, "batches", "failedjobs"];

    public static IEnumerable<string> Tables => LibraryParts.MovedTables.Select(part => part.Name).Except(Others);
}
