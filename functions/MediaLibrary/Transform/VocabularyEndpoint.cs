using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Functions.MediaLibrary.Routing;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Functions.MediaLibrary.Transform;

/// <summary>Tells the page what it can offer, from the tables that read transformations: it is never out of step with them.</summary>
internal sealed class VocabularyEndpoint(EffectCatalog effects)
{
    public static readonly ImmutableArray<LibraryRoute> Routes =
    [
        LibraryRoute.Get<VocabularyEndpoint, VocabularyBody>(
            "transformations/vocabulary", "Tells which crop modes, gravities, effects and formats transformations can use here.", (endpoint, _, _) => Task.FromResult(endpoint._body)),
    ];

    private static readonly string[] Qualities = ["auto", "auto:best", "auto:good", "auto:eco", "auto:low"];

    private readonly VocabularyBody _body = new(
        Vocabulary.CropModes,
        Vocabulary.Gravities,
        [.. effects.OfPixels.Where(CanBeOffered).Select(effect => new EffectBody(effect.Name, [.. effect.Arguments.Select(Describe).OfType<EffectArgumentBody>()]))],
        ["auto", .. WritableFormats.Stills],
        Qualities);

    /// <summary>What works by its name alone; lists of numbers are not for sliders.</summary>
    private static bool CanBeOffered(Effect effect) => !effect.Arguments.Any(argument => argument.IsRequired || argument is NumbersDeclaration);

    /// <summary>Null for what a page does not ask for; those come last.</summary>
    private static EffectArgumentBody? Describe(EffectArgumentDeclaration argument) => argument switch
    {
        NumberDeclaration number => new(number.Name, EffectArgumentKind.Number, number.From, number.To, number.Otherwise, []),
        ChoiceDeclaration choice => new(choice.Name, EffectArgumentKind.Choice, null, null, null, [.. choice.Values]),
        ColorDeclaration color => new(color.Name, color.FromCo ? EffectArgumentKind.OutsideColor : EffectArgumentKind.Color, null, null, null, []),
        _ => null,
    };
}

internal static class VocabularyRegistration
{
    public static IServiceCollection AddVocabulary(this IServiceCollection services) => services
        .AddSingleton<VocabularyEndpoint>()
        .AddRoutes(VocabularyEndpoint.Routes);
}
