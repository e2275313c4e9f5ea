using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Claims;

/// <summary>
/// Claims as rows, one partition each, so that they spread over the service. A row says who holds it and until when; it is taken over
/// after that under its ETag, and deleted under its ETag by who let it go.
/// </summary>
/// <remarks>
/// The clocks of instances are assumed to differ by less than <see cref="Skew"/>, as hosts kept by NTP do by far. Where they differ by
/// more, or a holder outlives its claim, two may work at once: claims save work, conditional writes decide.
/// </remarks>
public sealed class AzureClaims(ITableStore tables, IdGenerator ids, TimeProvider time, ILogger<AzureClaims> logger) : IClaims
{
    /// <summary>How much longer than it says a claim is respected.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(1);

    private const string Table = "claims";
    private const string RowKey = "claim";
    private const string Owner = "owner";
    private const string Until = "until";

    public async Task<IClaim?> TryTakeAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var claim = new Claim(this, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))), ids.Hex32());
        // A second look when the first one's claim was let go in between; who loses again has lost to somebody.
        for (var looks = 0; looks < 2; looks++)
        {
            if (await WriteAsync(new RowChange.Insert(RowOf(claim, lifetime)), claim.Partition, cancellationToken))
            {
                return claim;
            }

            if (await tables.GetAsync(Table, claim.Partition, RowKey, cancellationToken) is not { } held)
            {
                continue;
            }

            // Our own, when the answer to its insertion was lost and it was sent again.
            if (held.Text(Owner) == claim.Holder)
            {
                return claim;
            }

            return EndOf(held) <= time.GetUtcNow()
                && await WriteAsync(new RowChange.Put(RowOf(claim, lifetime), held.ETag), claim.Partition, cancellationToken)
                ? claim
                : null;
        }

        return null;
    }

    private static DateTimeOffset EndOf(Row held) => held.Values.GetValueOrDefault(Until) is DateTimeOffset until ? until + Skew : DateTimeOffset.MinValue;

    private Row RowOf(Claim claim, TimeSpan lifetime) => new(
        claim.Partition, RowKey, ImmutableDictionary<string, object>.Empty.Add(Owner, claim.Holder).Add(Until, time.GetUtcNow() + lifetime));

    private async Task<bool> WriteAsync(RowChange change, string partition, CancellationToken cancellationToken)
        => await tables.ApplyAsync(Table, partition, [change], cancellationToken) is null;

    private async Task<bool> RenewAsync(Claim claim, TimeSpan lifetime, CancellationToken cancellationToken)
        => await tables.GetAsync(Table, claim.Partition, RowKey, cancellationToken) is { } held
            && held.Text(Owner) == claim.Holder
            && EndOf(held) > time.GetUtcNow()
            && await WriteAsync(new RowChange.Put(RowOf(claim, lifetime), held.ETag), claim.Partition, cancellationToken);

    private async Task ReleaseAsync(Claim claim)
    {
        try
        {
            // What is done under the claim is done: letting it go is not to be cancelled, and not to fail what was done.
            if (await tables.GetAsync(Table, claim.Partition, RowKey, CancellationToken.None) is { } held && held.Text(Owner) == claim.Holder)
            {
                await WriteAsync(new RowChange.Delete(RowKey, held.ETag), claim.Partition, CancellationToken.None);
            }
        }
        catch (DamException e)
        {
            Log.ReleaseFailed(logger, e);
        }
    }

    private sealed class Claim(AzureClaims claims, string partition, string holder) : IClaim
    {
        public string Partition => partition;

        public string Holder => holder;

        public Task<bool> RenewAsync(TimeSpan lifetime, CancellationToken cancellationToken) => claims.RenewAsync(this, lifetime, cancellationToken);

        public async ValueTask DisposeAsync() => await claims.ReleaseAsync(this);
    }
}
