namespace ServerlessDam.Assets.Processing;

/// <summary>Pictures that become one.</summary>
public sealed record JoinRequest
{
    /// <summary>Most pictures of one request.</summary>
    public const int MostPictures = 100;

    /// <summary>Local PNG files, 1 to <see cref="MostPictures"/>, in their order.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    public required JoinLayout Layout { get; init; }

    /// <summary>Canonical name of the format to write.</summary>
    public required string Format { get; init; }

    /// <summary>Of an animation, how long each picture is shown.</summary>
    public int FrameDelayMs { get; init; } = 100;

    /// <summary>A file that does not exist yet, in a folder that does.</summary>
    public required string OutputPath { get; init; }
}

public enum JoinLayout
{
    /// <summary>One below the other, at the left.</summary>
    Stack,

    /// <summary>One after the other, each in the middle of the area of the largest sides.</summary>
    Animation,

    /// <summary>One page after the other, each as large as its picture.</summary>
    Pages,
}
