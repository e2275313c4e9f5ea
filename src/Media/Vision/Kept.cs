namespace ServerlessDam.Media.Vision;

/// <summary>A model that is opened when it is first needed, and closed when nobody needed it for a while.</summary>
/// <param name="open">Null where it is not here; it is tried again the next time.</param>
internal sealed class Kept<T>(Func<T?> open, TimeProvider time) : IKept
    where T : class, IDisposable
{
    private T? _value;
    private long _used;

    public T? Value
    {
        get
        {
            _used = time.GetTimestamp();
            return _value ??= open();
        }
    }

    public bool CloseUnused(TimeSpan since)
    {
        if (_value is null || time.GetElapsedTime(_used) < since)
            return false;
        _value.Dispose();
        _value = null;
        return true;
    }
}

/// <summary>What holds memory while it is open.</summary>
internal interface IKept
{
    /// <returns>Whether it was open, and no longer is.</returns>
    bool CloseUnused(TimeSpan since);
}
