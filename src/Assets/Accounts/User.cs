using System.Collections.Immutable;

namespace ServerlessDam.Assets.Accounts;

/// <summary>A person with an account here. One account owns all product environments of the installation.</summary>
public sealed record User
{
    /// <summary>32 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>As others see them; 1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>As it was written; compared without regard to case. Null until they gave one.</summary>
    public string? Email { get; init; }

    public required Role Role { get; init; }

    /// <summary>Made by <see cref="IPasswordHashing"/>; null until they chose a password.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Who is disabled keeps their account and cannot use it.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Ids of the product environments they may enter; empty for all.</summary>
    public ImmutableArray<string> EnvironmentIds { get; init; } = [];

    /// <summary>Null until they first signed in.</summary>
    public DateTimeOffset? LastLogin { get; init; }

    /// <summary>Invited, and has not come yet.</summary>
    public bool IsPending => PasswordHash is null && LastLogin is null;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>ETag of the stored row; null before it is stored.</summary>
    public string? RowETag { get; init; }

    /// <summary>Whether they may use a product environment at all.</summary>
    public bool MayEnter(string environmentId) => Enabled && (EnvironmentIds.IsEmpty || EnvironmentIds.Contains(environmentId));

    /// <summary>This person, signed in. Folders are not shared yet, so a media library user has none.</summary>
    public Caller ToCaller() => Caller.User(Id, CredentialKind.Session, Role, FolderRights.Nothing);

    /// <summary>Without the hash: records end up in logs.</summary>
    public override string ToString() => $"User {{ Id = {Id}, Role = {Role} }}";
}
