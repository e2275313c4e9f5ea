using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using ServerlessDam.Triggers;

namespace ServerlessDam.Embedded.Drop;

/// <summary>
/// Looks through folders again and again. A file is an arrival once its ETag (size, time, inode) has stood still for the settle
/// time, as seen by us: a copy that keeps its source's time looks old from the first byte.
/// </summary>
/// <remarks>
/// Looks instead of inotify: that is silent on network shares, follows links, and would win at most a second of the settle time.
/// </remarks>
internal sealed class FolderWatch(IReadOnlyDictionary<string, Folder> folders, TimeSpan interval, TimeSpan settle, TimeProvider time, ILogger logger)
{
    public bool Watches(string container) => folders.ContainsKey(container);

    public async IAsyncEnumerable<BlobArrival> WatchAsync(string container, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = folders[container];
        var seen = new Dictionary<string, Sighting>(StringComparer.Ordinal);
        while (true)
        {
            var started = time.GetTimestamp();
            foreach (var name in Look(folder, seen))
            {
                yield return new BlobArrival(container, name, seen[name].ETag);
            }

            // A folder that takes long to read is read less often, so that it costs a tenth of a core at most.
            var took = time.GetElapsedTime(started);
            await Task.Delay(took * 10 > interval ? took * 10 : interval, time, cancellationToken);
        }
    }

    /// <summary>Notes what is there; the names of those that have settled just now.</summary>
    private List<string> Look(Folder folder, Dictionary<string, Sighting> seen)
    {
        var settled = new List<string>();
        try
        {
            var now = time.GetUtcNow();
            var there = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (name, stat) in folder.Files())
            {
                there.Add(name);
                if (!seen.TryGetValue(name, out var sighting) || sighting.ETag != stat.ETag)
                {
                    seen[name] = new Sighting(stat.ETag, now, Announced: false);
                }
                else if (!sighting.Announced && now - sighting.Since >= settle)
                {
                    seen[name] = sighting with { Announced = true };
                    settled.Add(name);
                }
            }

            foreach (var gone in seen.Keys.Where(name => !there.Contains(name)).ToList())
            {
                seen.Remove(gone);
            }
        }
        catch (IOException e)
        {
            // A share that is away for a moment; the next look may find it.
            Log.LookFailed(logger, folder.Root, e);
        }

        return settled;
    }

    private readonly record struct Sighting(string ETag, DateTimeOffset Since, bool Announced);
}
