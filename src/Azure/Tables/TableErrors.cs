namespace ServerlessDam.Azure.Tables;

/// <summary>By what the table service refuses what the product branches on. Source: "Table service error codes".</summary>
internal static class TableErrors
{
    public const string TableMissing = "TableNotFound";
    public const string RowMissing = "ResourceNotFound";
    public const string RowTaken = "EntityAlreadyExists";
    public const string RowChanged = "UpdateConditionNotSatisfied";
}
