namespace ServerlessDam.Assets.Storage;

/// <summary>What every storage asks of a text.</summary>
public static class Unicode
{
    /// <summary>False when a surrogate stands alone: such a text has no UTF-8 and would come back as another.</summary>
    public static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAnyInRange('\ud800', '\udfff') is >= 0 and var at)
        {
            if (at + 1 == rest.Length || !char.IsSurrogatePair(rest[at], rest[at + 1]))
            {
                return false;
            }

            rest = rest[(at + 2)..];
        }

        return true;
    }
}
