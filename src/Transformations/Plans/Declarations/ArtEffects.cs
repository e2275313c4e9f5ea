using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>Looks: film, paint, ink, print.</summary>
internal static class ArtEffects
{
    public static readonly ValueList<Effect> All =
    [
        new("art", "Gives the picture one of several looks, made of tone curves, colour shifts, a vignette and grain.", "e_art:zorro", new ChoiceDeclaration("look", "al_dente", "athena", "audrey", "aurora", "daguerre", "eucalyptus", "fes", "frost", "hairspray", "hokusai", "incognito", "linen", "peacock", "primavera", "quartz", "red_rock", "refresh", "sizzle", "sonnet", "ukulele", "zorro") { IsRequired = true }),
        new("cartoonify", "Draws the picture in flat colours with dark lines along edges; line is the weight of the lines, reduction how few colours are left, bw leaves black and white.", "e_cartoonify:60:40", Percent("line", 0, 100, 50), Optional("tone", "color", "bw"), Percent("reduction", 0, 100, 50)),
        new("oil_paint", "Paints the picture in strokes that end at edges; strength is the breadth of the brush.", "e_oil_paint:60", Percent("strength", 0, 100, 30)),
        new("ordered_dither", "Prints the picture in full or empty dots of each channel; type chooses the pattern: 0 threshold, 1 checkerboard, 2 to 5 ordered, 6 to 8 angled halftones, 9 to 12 straight halftones, 13 to 18 round dots, black and white in turns.", "e_ordered_dither:9", new NumberDeclaration("type", "pattern", 0, 18, 0)),
        new(
            "vectorize",
            "Redraws the picture in areas of few flat colours with smooth outlines; colors is how many, detail and despeckle how small an area survives, corners how sharp its outline stays, paths the share of areas kept.",
            "e_vectorize:colors:6:detail:300",
            new NumberDeclaration("colors", "colours", 2, 30, 10),
            new DecimalDeclaration("detail", "0 to 1 as a fraction, else up to 1000", 0, 1000, 300),
            new DecimalDeclaration("despeckle", "0 to 1 as a fraction, else up to 100", 0, 100, 2),
            new DecimalDeclaration("paths", "percent", 0, 100, 100),
            new DecimalDeclaration("corners", "percent", 0, 100, 25)),
        new("vignette", "Darkens the picture towards its corners; strength is how much light they lose.", "e_vignette:60", Percent("strength", 0, 100, 20)),
    ];
}
