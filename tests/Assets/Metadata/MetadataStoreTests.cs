namespace ServerlessDam.Assets.Tests.Metadata;

public sealed class MetadataStoreTests
{
    /// <summary>Calls to the storage of one change and of another, in the order in which they end.</summary>
    public static TheoryData<string> Orders => [.. from begun in Enumerable.Range(1, 3) from mine in Enumerable.Range(1, 4) from others in Enumerable.Range(1, 4)
        select new string('b', begun) + new string('a', mine) + new string('b', others)];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task A_field_counts_once_its_addition_has_answered_however_far_another_change_is(string order)
    {
        await using var metadata = new MetadataLibrary();
        Assert.Equal("", await metadata.UploadAsync("before"));
        var turns = new Turns(order);
        metadata.Library.Faults.AfterCall = _ => turns.EndAsync();
        var other = turns.RunAsync('b', () => metadata.AddAsync("other"));
        await turns.RunAsync('a', async () =>
        {
            await metadata.AddAsync("status", standard: "\"draft\"");
            turns.Leave();
            Assert.Equal("status=\"draft\"", await metadata.UploadAsync("after"));
        });
        turns.GoOn();
        await other;
    }

    /// <summary>Lets the calls of two flows end in a given order; past it, only the first flow goes on until all may.</summary>
    private sealed class Turns(string order)
    {
        private readonly AsyncLocal<char?> _flow = new();
        private readonly TaskCompletionSource _free = new();
        private readonly HashSet<char> _left = [];
        private int _at;

        public Task RunAsync(char flow, Func<Task> work) => Task.Run(async () =>
        {
            _flow.Value = flow;
            await work();
            Leave();
        });

        /// <summary>From here on the calls of this flow end when they end.</summary>
        public void Leave()
        {
            lock (_left)
            {
                _left.Add(_flow.Value ?? 'a');
                _flow.Value = null;
            }
        }

        public void GoOn() => _free.SetResult();

        public async Task EndAsync()
        {
            while (_flow.Value is { } flow && !_free.Task.IsCompleted && !IsNext(flow))
            {
                await Task.Yield();
            }
        }

        private bool IsNext(char flow)
        {
            lock (_left)
            {
                while (_at < order.Length && _left.Contains(order[_at]))
                {
                    _at++;
                }

                return _at < order.Length ? order[_at] == flow && ++_at > 0 : flow == 'a';
            }
        }
    }
}
