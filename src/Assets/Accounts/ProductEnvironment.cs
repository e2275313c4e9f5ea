using ServerlessDam.Assets.Moderation;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Accounts;

/// <summary>A cloud: the space that holds assets, with its keys and settings. Its name is part of every key of storage.</summary>
public sealed record ProductEnvironment
{
    /// <summary><c>[A-Za-z0-9_-]+</c>; compared exactly.</summary>
    public required string CloudName { get; init; }

    /// <summary>32 hex digits; stays when the environment is renamed. Empty only where nothing but delivery is asked of it.</summary>
    public string Id { get; init; } = "";

    /// <summary>As people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Null until this installation has started for the first time.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>At least one; the first signs what no key asked for (unsigned uploads; notifications, where none is dedicated for them).</summary>
    public required IReadOnlyList<AccessKey> AccessKeys { get; init; }

    public FolderMode FolderMode { get; init; } = FolderMode.Dynamic;

    public SignatureAlgorithm SignatureAlgorithm { get; init; } = SignatureAlgorithm.Sha1;

    /// <summary>Every version of every upload is kept, whatever its call says; see <see cref="Versions.KeptVersions"/>.</summary>
    public bool KeepsVersions { get; init; }

    /// <summary>Whether request signatures of version 1, which do not escape <c>&amp;</c> in values, are taken beside version 2.</summary>
    public bool AllowsLegacySignatures { get; init; } = true;

    /// <summary>What unsigned URLs may ask for.</summary>
    public DeliveryAccess Delivery { get; init; } = new();

    /// <summary>
    /// An upload that overwrites an asset keeps the tags, contextual and structured metadata that it does not give itself. Otherwise they are cleared.
    /// </summary>
    public bool KeepsLabels { get; init; }

    /// <summary>What moderation keeps from being delivered.</summary>
    public ModerationBlock ModerationBlock { get; init; } = ModerationBlock.Rejected;

    /// <summary>What the moderation <c>metadata</c> rejects, in the language of searches; see <see cref="RuleModeration"/>. Null for nothing.</summary>
    public string? ModerationRule { get; init; }

    public AccessKey PrimaryKey => AccessKeys.FirstOrDefault(key => key.Enabled) ?? AccessKeys[0];

    /// <summary>Signs webhooks: the first enabled key that is dedicated for them, else <see cref="PrimaryKey"/>.</summary>
    public AccessKey WebhookKey
        => AccessKeys.FirstOrDefault(key => key.Enabled && key.DedicatedFor.Contains(AccessKey.Webhooks)) ?? PrimaryKey;

    /// <summary>Null when there is no such key, or it is disabled.</summary>
    public AccessKey? FindKey(string apiKey)
        => AccessKeys.FirstOrDefault(key => key.Enabled && string.Equals(key.ApiKey, apiKey, StringComparison.Ordinal));
}
