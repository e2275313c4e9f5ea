namespace Azure.AI.Vision.ImageAnalysis;

/// <summary>A sentence about the whole picture.</summary>
public class CaptionResult
{
    internal CaptionResult(float confidence, string text) => (Confidence, Text) = (confidence, text);

    /// <summary>0 to 1.</summary>
    public float Confidence { get; }

    public string Text { get; }
}
