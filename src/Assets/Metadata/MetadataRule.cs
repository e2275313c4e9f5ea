using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Metadata;

/// <summary>What becomes of a field while the values of other fields meet a condition.</summary>
public sealed record MetadataRule
{
    /// <summary>64 lower-case hex digits.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The field to which the result applies.</summary>
    public required string MetadataFieldId { get; init; }

    public string? Name { get; init; }

    /// <summary>As it was written; see <see cref="RuleCondition"/>.</summary>
    public required JsonElement Condition { get; init; }

    /// <summary>As it was written; see <see cref="RuleResult"/>.</summary>
    public required JsonElement Result { get; init; }

    public bool Active { get; init; } = true;

    /// <summary>Rules of a field count in ascending order.</summary>
    public required long Number { get; init; }

    /// <summary>The same for the same condition, in the form of a UUID.</summary>
    [JsonIgnore]
    public string ConditionSignature
    {
        get
        {
            var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Condition));
            hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
            hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
            return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
        }
    }
}

/// <summary>What a client says of a rule; null was not sent.</summary>
public sealed record MetadataRuleDraft
{
    public string? MetadataFieldId { get; init; }

    public string? Name { get; init; }

    public JsonElement? Condition { get; init; }

    public JsonElement? Result { get; init; }

    /// <summary><c>active</c> or <c>inactive</c>.</summary>
    public string? State { get; init; }
}
