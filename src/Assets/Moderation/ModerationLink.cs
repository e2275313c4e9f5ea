using System.Globalization;

namespace ServerlessDam.Assets.Moderation;

/// <summary>One moderation as it is asked for: <c>manual</c>, <c>nsfw:0.8</c>.</summary>
/// <param name="Threshold">0 to 1; null for the engine's own.</param>
public sealed record ModerationLink(string Kind, double? Threshold)
{
    /// <param name="text">As <see cref="ModerationKinds.Read"/> lets it pass.</param>
    public static ModerationLink Of(string text)
        => text.Split(':', 2) is [var kind, var threshold] ? new(kind, double.Parse(threshold, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)) : new(text, null);
}
