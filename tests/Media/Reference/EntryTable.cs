using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Reference;

/// <summary>A heading of the reference page and the rows below it, made of the declarations.</summary>
/// <param name="OnBrushes">The samples show the second photograph.</param>
internal sealed record EntryTable(string Title, IReadOnlyList<Entry> Entries, bool OnBrushes)
{
    public static IReadOnlyList<EntryTable> All { get; } =
    [
        .. Vocabulary.Sections.Select(Of),
        new("Layers", [.. LayerEffects.All.Select(Of)], OnBrushes: false),
        .. ServedEffects.Catalog.Families.Select(family => new EntryTable(family.Title, [.. family.Effects.OrderBy(effect => effect.Name, StringComparer.Ordinal).Select(Of)], OnBrushes: true)),
    ];

    private static EntryTable Of(VocabularySection section) => new(section.Title, [.. section.Words.Select(word => Of(section, word))], OnBrushes: false);

    private static Entry Of(VocabularySection section, Word word)
        => new(section.Title == "Keys" ? word.Name + "_" : section.Prefix + word.Name, word.Summary, word.Sample) { HasPicture = word.Sample is not null };

    private static Entry Of(LayerEffect effect)
        => new("e_" + effect.Name, effect.Summary, effect.Sample) { Arguments = effect.Strength is { } strength ? [strength] : [], HasPicture = true };

    private static Entry Of(Effect effect)
        => new("e_" + effect.Name, effect.Summary, effect.Sample) { Arguments = effect.Arguments, HasPicture = effect.Engine is EffectEngine.Pixels or EffectEngine.Completion or EffectEngine.Upscaling };
}
