namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>An access key as its owner sees it.</summary>
public sealed record StoredKey
{
    /// <summary>15 digits.</summary>
    public required string ApiKey { get; init; }

    /// <summary>Encrypted where it is stored.</summary>
    public required string Secret { get; init; }

    public required string Name { get; init; }

    public bool Enabled { get; init; } = true;

    /// <inheritdoc cref="AccessKey.DedicatedFor"/>
    public IReadOnlyList<string> DedicatedFor { get; init; } = [];

    /// <summary>Came with the environment.</summary>
    public bool IsRoot { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public AccessKey ToAccessKey() => new(ApiKey, Secret, Enabled) { DedicatedFor = DedicatedFor };

    /// <summary>Without the secret: records end up in logs.</summary>
    public override string ToString() => $"StoredKey {{ ApiKey = {ApiKey}, Enabled = {Enabled} }}";
}
