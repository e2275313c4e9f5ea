namespace ServerlessDam.Azure.Search;

/// <summary>The order in which the service sorts strings: by code point, which is that of UTF-8.</summary>
internal static class CodePoints
{
    public static int Compare(string one, string other)
    {
        var (runes, others) = (one.EnumerateRunes(), other.EnumerateRunes());
        while (true)
        {
            var (isThere, otherIsThere) = (runes.MoveNext(), others.MoveNext());
            if (!isThere || !otherIsThere)
            {
                return isThere.CompareTo(otherIsThere);
            }

            if (runes.Current != others.Current)
            {
                return runes.Current.CompareTo(others.Current);
            }
        }
    }
}
