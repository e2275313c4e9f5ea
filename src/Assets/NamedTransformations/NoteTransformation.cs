using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Named;

namespace ServerlessDam.Assets.NamedTransformations;

/// <summary>
/// Lists what was derived by among the transformations, unless it is or is made of names. A delivery does not wait for that; who
/// reads the list in this instance does (<see cref="SettledAsync"/>).
/// </summary>
public sealed class NoteTransformation(TransformationStore store, TimeProvider time, ILogger<NoteTransformation> logger) : IHostedService, IDisposable
{
    /// <summary>Notes under way; beyond them deliveries wait, so that a slow storage slows who asks.</summary>
    private const int MostUnderWay = 100;

    /// <summary>Its place in listings is right within this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Deliveries of one transformation are many; it is looked up once in so long.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _delivered = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    private readonly UnderWay<(string Cloud, string Text)> _underWay = new();

    private readonly Gathering _gathering = new();

    /// <summary>By a delivery.</summary>
    public ValueTask DeliveredAsync(string cloud, Transformation asked, CancellationToken cancellationToken)
    {
        var key = (cloud, asked.ToString());
        if (key.Item2.Length == 0 || _delivered.TryGetValue(key, out _))
        {
            return ValueTask.CompletedTask;
        }

        _delivered.Set(key, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
        var note = NoteAsync(key, asked);
        _underWay.Add(key, note);
        if (_underWay.Count <= MostUnderWay)
        {
            return ValueTask.CompletedTask;
        }

        _gathering.Hurry();
        return new(note.WaitAsync(cancellationToken));
    }

    /// <summary>What was delivered before is listed after.</summary>
    public Task SettledAsync(CancellationToken cancellationToken)
    {
        _gathering.Hurry();
        return _underWay.EndAllAsync(null, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Before the storage closes.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => SettledAsync(cancellationToken);

    private async Task NoteAsync((string Cloud, string Text) key, Transformation asked)
    {
        await _gathering.StartAsync();
        try
        {
            await UsedAsync(key.Cloud, asked, null, CancellationToken.None);
        }
#pragma warning disable CA1031 // The picture was delivered; its next delivery notes it.
        catch (Exception e)
        {
            _delivered.Remove(key);
            Log.NotNoted(logger, key.Text, e);
        }
#pragma warning restore CA1031
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

internal static partial class Log
{
    [LoggerMessage(2211, LogLevel.Error, "{Transformation} was delivered and could not be listed")]
    public static partial void NotNoted(ILogger logger, string transformation, Exception exception);
}
