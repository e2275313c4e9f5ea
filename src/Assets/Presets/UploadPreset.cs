using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Presets;

/// <summary>A named set of upload parameters, by their names on the wire.</summary>
/// <param name="Unsigned">May be used by callers who sign nothing.</param>
public sealed record UploadPreset(string Name, bool Unsigned, ImmutableSortedDictionary<string, string> Settings)
{
    /// <summary>When it was made; the beginning of time for presets that were made before it was kept.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>ETag of its row; null before it is stored.</summary>
    public string? RowETag { get; init; }

    /// <summary>Who uploads with it may not choose the public id.</summary>
    public bool DisallowsPublicId => new Upload.ParameterReader(Settings).Flag(DisallowPublicId) is true;

    private const string DisallowPublicId = "disallow_public_id";

    /// <summary>
    /// What an upload asks for under this preset. Where both name a thing, the caller of a signed upload has the last word, and the
    /// preset of an unsigned one. Tags are those of both; so are contextual and structured metadata, key by key.
    /// </summary>
    /// <param name="sent">Without blank ones.</param>
    /// <exception cref="DamException">InvalidParameter: a public id that the preset does not leave to callers.</exception>
    public ImmutableSortedDictionary<string, string> Under(IReadOnlyDictionary<string, string> sent, bool isSigned)
    {
        if (DisallowsPublicId && sent.ContainsKey("public_id"))
        {
            throw DamException.Invalid("Public id parameter is not allowed when using this upload preset");
        }

        var merged = Settings.ToBuilder();
        foreach (var (name, value) in sent.Where(parameter => !string.IsNullOrWhiteSpace(parameter.Value)))
        {
            merged[name] = !Settings.TryGetValue(name, out var own) ? value
                : name == "tags" ? $"{own},{value}"

                // Of a key that comes twice the last one counts.
                : name is "context" or "metadata" ? (isSigned ? $"{own}|{value}" : $"{value}|{own}")
                : isSigned ? value
                : own;
        }

        return merged.ToImmutable();
    }
}
