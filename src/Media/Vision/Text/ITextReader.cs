using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Vision.Text;

/// <summary>What reads the text of a picture.</summary>
internal interface ITextReader
{
    /// <summary>Itself with its version; null: the model of the task.</summary>
    string? Engine { get; }

    /// <summary>In pixels of the original, from top to bottom.</summary>
    IReadOnlyList<SeenLine> Read(VisiblePicture picture, CancellationToken cancellationToken);
}
