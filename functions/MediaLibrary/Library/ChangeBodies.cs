namespace ServerlessDam.Functions.MediaLibrary.Library;

// JSON's lists may hold nulls whatever a record says, hence the question marks.

/// <summary>What is to become of an asset; what is not sent stays as it is.</summary>
/// <param name="Tags">All of them: those left out go.</param>
/// <param name="PublicId">Renames the asset: every delivery URL of it changes.</param>
/// <param name="AssetFolder">Moves it; in dynamic folder mode alone.</param>
public sealed record AssetPatch(IReadOnlyList<string?>? Tags = null, string? DisplayName = null, string? PublicId = null, string? AssetFolder = null);

/// <param name="Allowed">Whether the asset can have this public id.</param>
/// <param name="Reason">Why not; null when it can.</param>
/// <param name="Warning">What people should know before.</param>
public sealed record RenameCheck(bool Allowed, string? Reason, string Warning);

public sealed record RenameQuery(string PublicId);

/// <param name="UndoToken">For <c>assets/undo-delete</c>.</param>
/// <param name="UndoUntil">Then the asset is gone for good.</param>
public sealed record DeleteAnswer(string UndoToken, DateTimeOffset UndoUntil);

/// <param name="AssetIds">1 to 100.</param>
public sealed record DeleteManyBody(IReadOnlyList<string?> AssetIds);

/// <param name="Results">In the order of the request.</param>
public sealed record DeleteManyAnswer(string UndoToken, DateTimeOffset UndoUntil, IReadOnlyList<DeleteResult> Results);

/// <param name="Error">Why it was not deleted; null when it was.</param>
public sealed record DeleteResult(string AssetId, string? Error);

public sealed record UndoBody(string UndoToken);

/// <param name="Failed">What could not be brought back, with the reason.</param>
public sealed record UndoAnswer(IReadOnlyList<AssetCard> Restored, IReadOnlyList<DeleteResult> Failed);
