using ServerlessDam.Functions.MediaLibrary.Library;

namespace ServerlessDam.Functions.MediaLibrary.Upload;

/// <param name="Done">Whether the file is whole and stored.</param>
/// <param name="Received">Bytes so far.</param>
/// <param name="Asset">What became of it; null until <paramref name="Done"/>.</param>
public sealed record UploadProgress(bool Done, long Received, AssetCard? Asset);

/// <summary>How far a chunked upload is.</summary>
/// <param name="Received">Pairs of the first and the last byte that are there, in ascending order, neighbours joined.</param>
/// <param name="Total">Size of the whole; null while no chunk told.</param>
/// <param name="Asset">What became of it, for a day after its end; null before.</param>
public sealed record UploadState(IReadOnlyList<IReadOnlyList<long>> Received, long? Total, AssetCard? Asset);

/// <summary>Names of upload presets; null for the preset <c>default</c>, or what is built in where there is none.</summary>
/// <param name="Image">For images.</param>
/// <param name="Video">For videos and sounds.</param>
/// <param name="Raw">For all other files.</param>
public sealed record UploadDefaultsBody(string? Image, string? Video, string? Raw);
