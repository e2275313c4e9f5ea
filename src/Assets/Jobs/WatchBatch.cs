using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Jobs;

/// <summary>What admins see and do of work in the background.</summary>
public sealed class WatchBatch(Batches batches)
{
    private const int IdLength = 32;

    /// <exception cref="DamException">NotFound; Forbidden.</exception>
    public async Task<Batch> FindAsync(Caller caller, string cloud, string id, CancellationToken cancellationToken)
        => (IsId(caller, id) ? await batches.FindAsync(cloud, id, cancellationToken) : null) ?? throw Missing(id);

    /// <summary>Ends it before its next step; what is done stays done.</summary>
    /// <exception cref="DamException">NotFound; Forbidden.</exception>
    public async Task<Batch> CancelAsync(Caller caller, string cloud, string id, CancellationToken cancellationToken)
        => (IsId(caller, id) ? await batches.CancelAsync(cloud, id, cancellationToken) : null) ?? throw Missing(id);

    private static bool IsId(Caller caller, string id)
        => caller.Role < Role.TechnicalAdmin
            ? throw new DamException(ErrorKind.Forbidden, "Work in the background needs one of the admin roles")
            : id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);

    private static DamException Missing(string id) => new(ErrorKind.NotFound, $"Can't find batch {id}");
}
