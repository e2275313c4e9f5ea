using ServerlessDam.Assets.Search.Synonyms.WordNet;

namespace ServerlessDam.Functions.Operations;

/// <summary>Makes the thesaurus of searches: of WordNet's <c>dict</c> folder a file.</summary>
internal sealed class ThesaurusCommand : ICommand
{
    public async Task<int> RunAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(arguments.Word(2), ThesaurusBuild.Make(arguments.Word(1)), cancellationToken);
        return 0;
    }
}
