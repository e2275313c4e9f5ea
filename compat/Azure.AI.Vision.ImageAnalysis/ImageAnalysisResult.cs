namespace Azure.AI.Vision.ImageAnalysis;

/// <summary>What the service sees. What was not asked for is null.</summary>
public class ImageAnalysisResult
{
    internal ImageAnalysisResult(string? modelVersion, ImageMetadata? metadata) => (ModelVersion, Metadata) = (modelVersion, metadata);

    public CaptionResult? Caption { get; internal init; }

    public DenseCaptionsResult? DenseCaptions { get; internal init; }

    /// <summary>Of the picture, as the service read it.</summary>
    public ImageMetadata? Metadata { get; }

    /// <summary>The date of the model.</summary>
    public string? ModelVersion { get; }

    public ObjectsResult? Objects { get; internal init; }

    public PeopleResult? People { get; internal init; }

    public ReadResult? Read { get; internal init; }

    public SmartCropsResult? SmartCrops { get; internal init; }

    public TagsResult? Tags { get; internal init; }
}
