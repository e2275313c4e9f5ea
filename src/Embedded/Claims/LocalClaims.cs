using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Embedded.Claims;

/// <summary>Claims within this process, which is the only one: the store has one owner.</summary>
internal sealed class LocalClaims(TimeProvider time) : IClaims
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Claim> _held = new(StringComparer.Ordinal);

    public Task<IClaim?> TryTakeAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_held.TryGetValue(key, out var holder) && holder.Until > now)
            {
                return Task.FromResult<IClaim?>(null);
            }

            var claim = new Claim(this, key, now + lifetime);
            _held[key] = claim;
            return Task.FromResult<IClaim?>(claim);
        }
    }

    private bool Renew(Claim claim, TimeSpan lifetime)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (claim.Until <= now || !_held.TryGetValue(claim.Key, out var holder) || holder != claim)
            {
                return false;
            }

            claim.Until = now + lifetime;
            return true;
        }
    }

    private void Release(Claim claim)
    {
        lock (_lock)
        {
            // Expired, it may be another's by now.
            if (_held.TryGetValue(claim.Key, out var holder) && holder == claim)
            {
                _held.Remove(claim.Key);
            }
        }
    }

    private sealed class Claim(LocalClaims claims, string key, DateTimeOffset until) : IClaim
    {
        public string Key => key;

        public DateTimeOffset Until { get; set; } = until;

        public Task<bool> RenewAsync(TimeSpan lifetime, CancellationToken cancellationToken) => Task.FromResult(claims.Renew(this, lifetime));

        public ValueTask DisposeAsync()
        {
            claims.Release(this);
            return ValueTask.CompletedTask;
        }
    }
}
