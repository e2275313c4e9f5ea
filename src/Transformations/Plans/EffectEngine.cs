namespace ServerlessDam.Transformations.Plans;

/// <summary>What carries an effect out. Which of them a server has: <see cref="EffectCatalog.Engines"/>. To add one, see the README of <c>src/Media/Operations</c>.</summary>
public enum EffectEngine
{
    /// <summary>Classical work on pixels.</summary>
    Pixels,

    /// <summary>The encoder, which is told how to write the result.</summary>
    Encoder,

    /// <summary>Tells what a picture is of from its background, by a trained model.</summary>
    Background,

    /// <summary>Fills gaps with what the rest of the picture has.</summary>
    Completion,

    /// <summary>Enlarges, by a trained model.</summary>
    Upscaling,

    /// <summary>Needs moving pictures or sound.</summary>
    Video,

    /// <summary>Paints what is not in the picture, told by words.</summary>
    Generative,

    /// <summary>Tells objects from their background.</summary>
    Segmentation,

    /// <summary>Restores or invents detail by a trained model.</summary>
    Enhancement,

    /// <summary>Finds red eyes of people and animals by a trained model.</summary>
    Retouching,

    /// <summary>Renders 3D models.</summary>
    ThreeDimensional,

    /// <summary>Adobe Photoshop Lightroom.</summary>
    Lightroom,

    /// <summary>The correction add-on of that name.</summary>
    Viesus,

    /// <summary>Recolours screenshots to a theme.</summary>
    Theming,

    /// <summary>Paints one picture in the style of another.</summary>
    StyleTransfer,
}
