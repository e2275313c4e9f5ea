using ServerlessDam.Transformations.Plans.Reshaping;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>Effects that need an engine beyond pixel processing. Their arguments are read; without the engine they are refused by its name.</summary>
internal static class EngineEffects
{
    public static readonly ValueList<Effect> All =
    [
        new("adv_redeye", "Takes the red out of pupils that a trained model finds.", "e_adv_redeye") { Engine = EffectEngine.Retouching },
        new("background_removal", "Makes all but what the picture is of transparent, by a model; fineedges keeps hair and fur, hints are read and change nothing.", "e_background_removal:fineedges_y", new ChoiceDeclaration("fineedges", "n", "y"), Text("hints")) { Engine = EffectEngine.Background },
        new("camera", "Looks at a 3D model from another side.", "e_camera:up_20;right_30;zoom_1.0", Text("settings")) { Engine = EffectEngine.ThreeDimensional },
        new("enhance", "Improves a photo by a trained model.", "e_enhance") { Engine = EffectEngine.Enhancement },
        new("extract", "Keeps only what the prompt names, or its mask.", "e_extract:prompt_dog", Text("prompt"), Switch("multiple"), new ChoiceDeclaration("mode", "content", "mask"), Switch("invert"), Switch("preserve-alpha")) { Engine = EffectEngine.Segmentation },
        new("gen_background_replace", "Paints another background, told by a prompt or fitting the picture.", "e_gen_background_replace:prompt_a%20beach", Text("prompt"), Seed) { Engine = EffectEngine.Generative },
        Completions.GenFill,
        new("gen_recolor", "Gives what the prompt names another colour.", "e_gen_recolor:prompt_shirt;to-color_red", Text("prompt"), new ColorDeclaration("to-color", FromCo: false, null), Switch("multiple")) { Engine = EffectEngine.Generative },
        Completions.GenRemove,
        new("gen_replace", "Replaces one thing by another, both named by prompts.", "e_gen_replace:from_shirt;to_coat", Text("from"), Text("to"), Switch("preserve-geometry"), Switch("multiple")) { Engine = EffectEngine.Generative },
        new("gen_restore", "Repairs a picture that suffered from compression, noise or blur.", "e_gen_restore") { Engine = EffectEngine.Generative },
        new("light", "Lights a 3D model anew.", "e_light:shadowintensity_50", Percent("shadowintensity", 0, 100, 50)) { Engine = EffectEngine.ThreeDimensional },
        new("lightroom", "Develops a photo by the settings of that program.", "e_lightroom:contrast_20;exposure_1", Text("settings")) { Engine = EffectEngine.Lightroom },
        new("style_transfer", "Paints the picture in the style of a layer; strength is the share of the style, preserve_color keeps the picture's own colours.", "e_style_transfer:preserve_color:60", Optional("mode", "plain", "preserve_color"), Percent("strength", 0, 100, 100)) { Engine = EffectEngine.StyleTransfer },
        new("swap_image", "Puts an image on a surface of a 3D model.", "e_swap_image:image_logo;index_1", Text("image"), new NumberDeclaration("index", "surface", 0, 1000, 0)) { Engine = EffectEngine.ThreeDimensional },
        new("theme", "Recolours a screenshot to a theme of the given background colour.", "e_theme:color_black:photosensitivity_110", new ColorDeclaration("color", FromCo: false, null), new NumberDeclaration("photosensitivity", "lightness", 0, 1000, 100)) { Engine = EffectEngine.Theming },
        new("upscale", "Enlarges four times a side and adds detail by a trained model; takes pictures of up to 0.32 megapixels, more where requests may last longer than ten seconds, and no animations.", "e_upscale")
        {
            Engine = EffectEngine.Upscaling,
            Reshapes = (_, before) => Upscaling.After(before),
        },
        new("viesus_correct", "Corrects light, colours and sharpness of a photo.", "e_viesus_correct:no_redeye", Text("settings")) { Engine = EffectEngine.Viesus },
    ];

    private static NumberDeclaration Seed => new("seed", "any number", 0, int.MaxValue, 0);

    private static TextDeclaration Text(string name) => new(name);
}
