using Microsoft.Extensions.Caching.Memory;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Named;

namespace ServerlessDam.Assets.NamedTransformations;

/// <summary>Lists what was derived by among the transformations, unless it is or is made of names.</summary>
public sealed class NoteTransformation(TransformationStore store, TimeProvider time) : IDisposable
{
    /// <summary>Its place in listings is right within this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Deliveries of one transformation are many; it is looked up once in so long.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _delivered = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>By a delivery.</summary>
    public async Task DeliveredAsync(string cloud, Transformation asked, CancellationToken cancellationToken)
    {
        var text = asked.ToString();
        if (text.Length > 0 && !_delivered.TryGetValue((cloud, text), out _))
        {
            await UsedAsync(cloud, asked, null, cancellationToken);
            _delivered.Set((cloud, text), true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
        }
    }

    /// <param name="format">What was asked for apart from the transformation; null for none.</param>
    public async Task UsedAsync(string cloud, Transformation asked, string? format, CancellationToken cancellationToken)
    {
        var text = format is null ? asked.ToString() : $"{asked}/{format}";
        if (text.Length == 0 || NameExpansion.NamesIn(asked).Count > 0)
        {
            return;
        }

        // Somebody else may note it at the same time; that is as good.
        var now = time.GetUtcNow();
        if (await store.FindUnnamedAsync(cloud, text, cancellationToken) is not { } known)
        {
            await store.AddAsync(cloud, new() { Text = text, AllowedForStrict = false, Used = true, CreatedAt = now }, cancellationToken);
        }
        else if (!known.Used || now - known.ListedAt > Patience)
        {
            await store.ReplaceAsync(cloud, known, known with { Used = true, ListedAt = now }, cancellationToken);
        }
    }

    /// <summary>After it was deleted: its next delivery notes it again.</summary>
    public void Forget(string cloud, StoredTransformation stored) => _delivered.Remove((cloud, stored.Text));

    public void Dispose() => _delivered.Dispose();
}
