using System.Runtime.CompilerServices;

namespace ServerlessDam.Assets.Moving;

/// <summary>What two sides have under one key; at least one of them has something.</summary>
internal readonly record struct Joined<TLeft, TRight>(string Key, TLeft? Left, TRight? Right)
    where TLeft : class
    where TRight : class;

/// <summary>Lays two listings side by side, holding one item of each: a library has any size.</summary>
internal static class Joining
{
    /// <exception cref="InvalidOperationException">A side does not ascend. Going on would take present items for missing ones.</exception>
    public static async IAsyncEnumerable<Joined<TLeft, TRight>> JoinAsync<TLeft, TRight>(
        this IAsyncEnumerable<TLeft> left,
        Func<TLeft, string> leftKey,
        IAsyncEnumerable<TRight> right,
        Func<TRight, string> rightKey,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TLeft : class
        where TRight : class
    {
        await using var lefts = new Ascending<TLeft>(left, leftKey, cancellationToken);
        await using var rights = new Ascending<TRight>(right, rightKey, cancellationToken);
        await lefts.MoveAsync();
        await rights.MoveAsync();
        while (lefts.Current is not null || rights.Current is not null)
        {
            var order = lefts.Current is null ? 1 : rights.Current is null ? -1 : string.CompareOrdinal(lefts.Key, rights.Key);
            yield return new(order <= 0 ? lefts.Key : rights.Key, order <= 0 ? lefts.Current : null, order >= 0 ? rights.Current : null);
            if (order <= 0)
            {
                await lefts.MoveAsync();
            }

            if (order >= 0)
            {
                await rights.MoveAsync();
            }
        }
    }

    private sealed class Ascending<T>(IAsyncEnumerable<T> items, Func<T, string> key, CancellationToken cancellationToken) : IAsyncDisposable
        where T : class
    {
        private readonly IAsyncEnumerator<T> _items = items.GetAsyncEnumerator(cancellationToken);

        public T? Current { get; private set; }

        public string Key { get; private set; } = "";

        public async ValueTask MoveAsync()
        {
            var isFirst = Current is null;
            if (!await _items.MoveNextAsync())
            {
                Current = null;
                return;
            }

            var next = key(_items.Current);
            if (!isFirst && string.CompareOrdinal(Key, next) >= 0)
            {
                throw new InvalidOperationException($"A storage listed '{next}' after '{Key}'.");
            }

            (Current, Key) = (_items.Current, next);
        }

        public ValueTask DisposeAsync() => _items.DisposeAsync();
    }
}
