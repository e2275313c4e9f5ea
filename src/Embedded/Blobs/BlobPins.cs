using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Embedded.Blobs;

/// <summary>Files that somebody holds by path and that must stay until let go, deleted or not.</summary>
internal sealed class BlobPins
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, int> _holders = [];

    /// <summary>Holds the file if it is there; null when not.</summary>
    public LocalBlob? TryTake(long file, string path)
    {
        lock (_lock)
        {
            if (!File.Exists(path))
            {
                return null;
            }

            _holders[file] = _holders.GetValueOrDefault(file) + 1;
            return new Pin(this, file, path);
        }
    }

    /// <summary>Runs <paramref name="delete"/> unless somebody holds the file; whether it ran.</summary>
    public bool TryDelete(long file, Action delete)
    {
        lock (_lock)
        {
            if (_holders.ContainsKey(file))
            {
                return false;
            }

            delete();
            return true;
        }
    }

    private void Release(long file)
    {
        lock (_lock)
        {
            if (--_holders[file] == 0)
            {
                _holders.Remove(file);
            }
        }
    }

    private sealed class Pin(BlobPins pins, long file, string path) : LocalBlob
    {
        private bool _released;

        public override string Path => path;

        public override ValueTask DisposeAsync()
        {
            if (!Interlocked.Exchange(ref _released, true))
            {
                pins.Release(file);
            }

            return ValueTask.CompletedTask;
        }
    }
}
