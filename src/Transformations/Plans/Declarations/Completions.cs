using ServerlessDam.Transformations.Geometry;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>Effects that fill gaps: with what the rest of the picture has, or, told by a prompt, with what is not in it.</summary>
internal static class Completions
{
    private const int MostRegions = 20;

    public static readonly Effect GenFill = new(
        "gen_fill",
        "Fills what is transparent, as padding is, with what the rest of the picture has, and makes up nothing; another seed gives another result, ignore-foreground is read and changes nothing, and a prompt needs a generative engine.",
        "e_gen_fill",
        new TextDeclaration("prompt"), Switch("ignore-foreground"), new NumberDeclaration("seed", "any number", 0, int.MaxValue, 0))
    {
        Engine = EffectEngine.Completion,
        PromptEngine = EffectEngine.Generative,
    };

    public static readonly Effect GenRemove = new(
        "gen_remove",
        "Removes what is in the regions and fills them with what the rest of the picture has, making up nothing; a prompt needs a generative engine, and multiple and remove-shadow are for prompts.",
        "e_gen_remove:region_(x_125;y_60;w_70;h_165)",
        new TextDeclaration("prompt"), new RegionsDeclaration("region", MostRegions), Switch("multiple"), Switch("remove-shadow"))
    {
        Engine = EffectEngine.Completion,
        PromptEngine = EffectEngine.Generative,
        Accepts = step => step.Text("prompt").Length > 0 || step.Regions("region").Count > 0,
        Reshapes = Kept,
    };

    /// <summary>The size stays; a region outside the picture, or a picture of which nothing is left, is refused while it is arithmetic.</summary>
    private static PictureState Kept(EffectStep step, PictureState before)
    {
        var (regions, bounds) = (step.Regions("region"), before.Size.Bounds);
        foreach (var region in regions)
            if (region.Intersect(bounds) is null)
                throw new TransformationException($"Region {region} of e_{step.Name} lies outside the picture of {before.Size}");
        return regions.Count == 0 || !AreAll(regions, bounds) ? before
            : throw new TransformationException($"The regions of e_{step.Name} leave nothing of the picture of {before.Size}");
    }

    /// <summary>Whether the regions cover the bounds: their edges cut these into cells, each of which is in one of them.</summary>
    private static bool AreAll(ValueList<PixelRect> regions, PixelRect bounds)
    {
        var lefts = regions.SelectMany(region => new[] { region.X, region.Right }).Append(0).Where(x => x >= 0 && x < bounds.Width).Distinct().ToList();
        var tops = regions.SelectMany(region => new[] { region.Y, region.Bottom }).Append(0).Where(y => y >= 0 && y < bounds.Height).Distinct().ToList();
        return lefts.TrueForAll(x => tops.TrueForAll(y => regions.Any(region => region.Intersect(new(x, y, 1, 1)) is not null)));
    }
}
