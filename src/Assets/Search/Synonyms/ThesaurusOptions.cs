using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Search.Synonyms;

/// <summary>Settings of words that stand for others, section "Thesaurus".</summary>
public sealed class ThesaurusOptions
{
    /// <summary>A <see cref="ThesaurusFile"/>. It may be missing, and come while the app runs. Default: <c>models/thesaurus.tsv</c> beside the app.</summary>
    [Required]
    public string Path { get; set; } = System.IO.Path.Combine(AppContext.BaseDirectory, "models", "thesaurus.tsv");
}

[OptionsValidator]
internal sealed partial class ValidateThesaurusOptions : IValidateOptions<ThesaurusOptions>;
