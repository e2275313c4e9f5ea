using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Workers;

/// <summary>What a worker made of its last source, for the next request about the same.</summary>
internal sealed class RecentWork
{
    public RecentConversion Conversion { get; } = new();

    public RecentPixels Pixels { get; } = new();

    /// <returns>Whether something was closed that was not asked for so long.</returns>
    public bool CloseUnused(TimeSpan since) => Conversion.CloseUnused(since) | Pixels.CloseUnused(since);
}
