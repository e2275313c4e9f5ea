namespace ServerlessDam.Transformations.Layers;

/// <summary>What a layer is taken for. Audio is the sound of a video asset.</summary>
public enum LayerMedia
{
    Image,
    Video,
    Audio,
}
