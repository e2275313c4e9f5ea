using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Plans;

/// <summary>Every effect this server carries out, by the name it has in a URL, with its arguments in order.</summary>
public static class Effects
{
    public static readonly FrozenDictionary<string, Effect> ByName = new Effect[]
    {
        new("auto_contrast", Number("blend", 0, 100, 100)),
        new("blackwhite", Number("threshold", 0, 100, 50)),
        new("blue", Number("level", -100, 100, 0)),
        new("blur", Number("strength", 1, 2000, 100)),
        new("brightness", Number("level", -99, 100, 80)),
        new("colorize", Number("strength", 0, 100, 100), new ColorDeclaration("color", FromCo: true, Color.Gray)),
        new(
            "contrast",
            new NumberDeclaration("level", -100, 100, 0) { When = new("type", "linear", 1, 200, 100) },
            new ChoiceDeclaration("type", ["sigmoidal", "linear"])),
        new("gamma", Number("level", -50, 150, 0)),
        new("grayscale"),
        new("green", Number("level", -100, 100, 0)),
        new("hue", Number("level", -100, 100, 80)),
        new("negate"),
        new("opacity_threshold", Number("level", 0, 100, 50)),
        new("pixelate", Number("square", 1, 200, 5)),
        new("red", Number("level", -100, 100, 0)),
        new("saturation", Number("level", -100, 100, 80)),
        new("sepia", Number("strength", 1, 100, 80)),
        new("sharpen", Number("strength", 1, 2000, 100)),
        new("trim", Number("tolerance", 0, 100, 10), new ColorDeclaration("color", FromCo: false, null)),
        new("unsharp_mask", Number("strength", 1, 2000, 100)),
        new("vignette", Number("strength", 0, 100, 20)),
    }.ToFrozenDictionary(effect => effect.Name);

    private static NumberDeclaration Number(string name, int from, int to, int otherwise) => new(name, from, to, otherwise);
}
