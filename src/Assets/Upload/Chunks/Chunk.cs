using System.Globalization;

namespace ServerlessDam.Assets.Upload.Chunks;

/// <summary>Where a piece belongs: at a byte, or at a number.</summary>
/// <param name="Start">First byte, from 0.</param>
/// <param name="Length">Announced size; null in an upload by numbers.</param>
/// <param name="Total">Size of the whole; null while unknown.</param>
/// <param name="PartNumber">From 1; null in an upload by bytes.</param>
public sealed record Chunk(string UploadId, long Start, long? Length, long? Total, int? PartNumber, int? TotalParts, bool IsLast)
{
    /// <summary>Sorts as the pieces do, and the same piece again has the same.</summary>
    internal string BlockId => PartNumber is { } number
        ? number.ToString("D16", CultureInfo.InvariantCulture)
        : Start.ToString("D16", CultureInfo.InvariantCulture);
}

/// <param name="ReceivedBytes">Of all pieces so far.</param>
/// <param name="Parameters">Those that count: the first piece's.</param>
/// <param name="Whole">The file, when this was the piece that was missing, or all were there already.</param>
public sealed record ChunkOutcome(long ReceivedBytes, IReadOnlyDictionary<string, string> Parameters, Storage.BlobName? Whole);

/// <param name="Received">First and last byte of what is there, in ascending order.</param>
/// <param name="Total">Size of the whole; null while unknown.</param>
/// <param name="AssetId">What became of it, when it is finished; nothing is left of the pieces then.</param>
public sealed record ChunkProgress(IReadOnlyList<(long First, long Last)> Received, long? Total, string? AssetId);
