namespace Azure.AI.Vision.ImageAnalysis;

/// <summary>How a call is to be answered; what is null is the service's affair.</summary>
public struct ImageAnalysisOptions
{
    /// <summary>Two letters; the service's default is <c>en</c>.</summary>
    public string? Language { get; set; }

    /// <summary>Captions without gender.</summary>
    public bool? GenderNeutralCaption { get; set; }

    /// <summary>Width by height, 0.75 to 1.8.</summary>
    public IEnumerable<float>? SmartCropsAspectRatios { get; set; }

    /// <summary><c>latest</c>, or a date.</summary>
    public string? ModelVersion { get; set; }
}
