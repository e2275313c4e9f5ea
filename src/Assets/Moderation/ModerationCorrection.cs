using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Moderation;

/// <param name="Asset">That an engine approved, and has to reject after all.</param>
/// <param name="Verdict">That rejects it.</param>
public sealed record ModerationCorrection(Asset Asset, ModerationVerdict Verdict);
