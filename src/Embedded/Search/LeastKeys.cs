namespace ServerlessDam.Embedded.Search;

/// <summary>Chooses the least of many by one look at each.</summary>
internal static class LeastKeys
{
    /// <summary>
    /// The documents of the <paramref name="count"/> least keys in ascending order, and all others of the last one's key. NaN is
    /// no key.
    /// </summary>
    public static (int[] Docs, double[] Keys) Of(int[] docs, double[] keys, double from, bool isExclusive, int count)
    {
        if (count <= 0)
        {
            return ([], []);
        }

        var (last, chosenDocs, chosenKeys) = (LastOf(keys, from, isExclusive, count), new List<int>(count), new List<double>(count));
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] <= last && (keys[i] > from || (!isExclusive && keys[i] == from)))
            {
                chosenDocs.Add(docs[i]);
                chosenKeys.Add(keys[i]);
            }
        }

        var (sortedDocs, sortedKeys) = (chosenDocs.ToArray(), chosenKeys.ToArray());
        Array.Sort(sortedKeys, sortedDocs);
        return (sortedDocs, sortedKeys);
    }

    private static double LastOf(double[] keys, double from, bool isExclusive, int count)
    {
        var least = new PriorityQueue<double, double>(Math.Min(count, keys.Length));

        // Later documents mostly have later times: from the side where the least are likely to be, few are taken and put back.
        var isFalling = keys.Length > 1 && keys[0] > keys[^1];
        var most = double.PositiveInfinity;
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[isFalling ? keys.Length - 1 - i : i];
            if (!(key <= most) || key < from || (isExclusive && key == from))
            {
                continue;
            }

            if (least.Count < count)
            {
                least.Enqueue(key, -key);
            }
            else if (key < most)
            {
                least.EnqueueDequeue(key, -key);
            }

            most = least.Count < count ? most : least.Peek();
        }

        return most;
    }
}
