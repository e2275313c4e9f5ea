using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary>What is known of the picture and of the request when a plan is made.</summary>
public sealed record PlanInput
{
    /// <summary>Size of the picture that enters the first step: after EXIF orientation, page choice and rasterising.</summary>
    public required PixelSize Size { get; init; }

    /// <summary>False where <see cref="Size"/> only stands for one that nobody knows: a picture that does not fit it may fit the real one, which is for the pixels to say.</summary>
    public bool IsSizeKnown { get; init; } = true;

    /// <summary>Found faces in pixels of <see cref="Size"/>.</summary>
    public ValueList<PixelRect> Faces { get; init; } = [];

    /// <summary>The rectangle stored with the asset for <c>g_custom</c>, in pixels of <see cref="Size"/>.</summary>
    public PixelRect? CustomCoordinates { get; init; }

    /// <summary>Rectangles stored with the asset under names, in pixels of <see cref="Size"/>.</summary>
    public ValueList<NamedRegion> Regions { get; init; } = [];

    /// <summary>What was seen in the picture, under the names of <see cref="SeenRegions"/>, in pixels of <see cref="Size"/>.</summary>
    public ValueList<NamedRegion> Seen { get; init; } = [];

    /// <summary>What <c>dpr_auto</c> stands for.</summary>
    public double DprHint { get; init; } = 1;

    /// <summary>What <c>w_auto</c> stands for, in device pixels; null without a hint.</summary>
    public int? WidthHint { get; init; }

    /// <summary>What expressions can ask of the asset.</summary>
    public AssetFacts Facts { get; init; } = AssetFacts.None;

    /// <summary>Sizes of the pictures that layers name, by the source's canonical text, as far as they are known.</summary>
    public IReadOnlyDictionary<string, PixelSize> LayerSizes { get; init; } = new Dictionary<string, PixelSize>();

    /// <summary>Of every other layer, for a picture that is only thought of: then nothing about it is a guess. Null where there is one, whose layers may be of any size.</summary>
    public PixelSize? SizeOfLayers { get; init; }

    /// <summary>Lengths of the videos and sounds that layers name, by the source's canonical text; others count as long as the base.</summary>
    public IReadOnlyDictionary<string, TimeSpan> LayerDurations { get; init; } = new Dictionary<string, TimeSpan>();
}
