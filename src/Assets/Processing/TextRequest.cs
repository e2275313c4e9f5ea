using ServerlessDam.Assets.Texts;

namespace ServerlessDam.Assets.Processing;

/// <summary>A text that becomes a picture of its own, a PNG as large as the letters.</summary>
public sealed record TextRequest
{
    public required string Text { get; init; }

    public required StoredText Look { get; init; }

    /// <summary>The font where the style names an uploaded one.</summary>
    public string? FontPath { get; init; }

    /// <summary>A file that does not exist yet, in a folder that does.</summary>
    public required string OutputPath { get; init; }
}
