namespace ServerlessDam.Assets.Operations;

/// <summary>What the originals of generated assets are.</summary>
public enum SeededOriginals
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>As many bytes as the asset's row says, but no picture.</summary>
    Filler,

    /// <summary>Copies, in turns, of the newest images that were uploaded: pictures that can be derived.</summary>
    Copies,
}
