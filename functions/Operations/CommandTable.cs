using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;

namespace ServerlessDam.Functions.Operations;

/// <summary>Every command, by its name on the command line.</summary>
internal static class CommandTable
{
    public static readonly FrozenDictionary<string, (Func<IServiceProvider, ICommand> Make, string Usage)> ByName =
        new Dictionary<string, (Func<IServiceProvider, ICommand>, string)>
        {
            ["check"] = (Make<CheckCommand>, "check"),
            ["copy"] = (Make<CopyCommand>, "copy --from KIND [--data DIR] --to KIND [--to-data DIR] [--verify full|quick]"),
            ["measure"] = (Make<MeasureCommand>, "measure COUNT"),
            ["measure-search"] = (Make<MeasureSearchCommand>, "measure-search COUNT"),
            ["measure-similarity"] = (Make<MeasureSimilarityCommand>, "measure-similarity COUNT"),
            ["openapi"] = (Make<OpenApiCommand>, "openapi"),
            ["print-documents"] = (Make<PrintDocumentsCommand>, "print-documents FROM COUNT"),
            ["reindex"] = (Make<ReindexCommand>, "reindex"),
            ["seed"] = (Make<SeedCommand>, "seed FROM COUNT [originals | copies]"),
            ["seed-search"] = (Make<SeedSearchCommand>, "seed-search FROM COUNT"),
            ["thesaurus"] = (Make<ThesaurusCommand>, "thesaurus FROM TO"),
        }.ToFrozenDictionary();

    private static T Make<T>(IServiceProvider services)
        where T : ICommand
        => ActivatorUtilities.CreateInstance<T>(services);
}
