namespace ServerlessDam.Triggers;

/// <summary>Which blob contents a function has dealt with, kept across restarts.</summary>
public interface ITriggerReceipts
{
    Task<bool> HasAsync(string function, BlobArrival blob, CancellationToken cancellationToken);

    Task AddAsync(string function, BlobArrival blob, CancellationToken cancellationToken);
}
