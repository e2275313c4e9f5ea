namespace ServerlessDam.Assets.Storage;

/// <summary>One operation of a batch. Each key may be in a batch once.</summary>
public abstract record RowChange(string RowKey)
{
    /// <summary>Adds a row; conflicts when the key is taken.</summary>
    public sealed record Insert(Row Row) : RowChange(Row.RowKey);

    /// <summary>Replaces the whole row; with an <paramref name="IfMatch"/> only when the stored ETag is that, without one whether or not it exists.</summary>
    public sealed record Put(Row Row, string? IfMatch = null) : RowChange(Row.RowKey);

    /// <summary>Deletes; with an <paramref name="IfMatch"/> only when the stored ETag is that. Deleting what is not there conflicts only when <paramref name="MustExist"/>.</summary>
    public sealed record Delete(string Key, string? IfMatch = null, bool MustExist = false) : RowChange(Key);
}
