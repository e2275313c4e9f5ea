using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Metadata;

/// <summary>How much structured metadata a cloud may have. Fields, entries and the length of ids are those of the wire's reference.</summary>
internal static class MetadataLimits
{
    public const int Fields = 100;

    public const int Entries = 3000;

    public const int Rules = 1000;

    /// <summary>Ids and labels, in UTF-16 units.</summary>
    public const int NameLength = 255;

    /// <summary>One value of an asset, in UTF-16 units.</summary>
    public const int ValueLength = 32 * 1024;

    /// <summary>A validation, a condition or a result as JSON, in UTF-16 units.</summary>
    public const int ExpressionLength = 16 * 1024;

    /// <exception cref="DamException">InvalidParameter: empty, too long, or not text.</exception>
    public static string DemandName(string parameter, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw DamException.Missing(parameter);
        }

        if (name.Length > NameLength)
        {
            throw DamException.Invalid($"{parameter} is too long: {name.Length} characters, at most {NameLength}");
        }

        return name.Any(char.IsControl) || !Unicode.IsWellFormed(name) ? throw DamException.Invalid($"{parameter} is invalid") : name;
    }
}
