namespace ServerlessDam.Assets.Accounts;

/// <summary>Who asks. Every use case takes one and decides by it; no endpoint and no page does.</summary>
public sealed record Caller
{
    private Caller()
    {
    }

    public required CallerKind Kind { get; init; }

    /// <summary>API key, user id or the name of a part of the server; empty when anonymous.</summary>
    public required string Id { get; init; }

    public required CredentialKind Credential { get; init; }

    public required Role Role { get; init; }

    public required FolderRights Folders { get; init; }

    /// <summary>The key that made the request, for signing its answer; null when none did.</summary>
    public AccessKey? Key { get; init; }

    /// <summary>Of a token: the API key that it was made with, and ends with. Null for everybody else.</summary>
    public string? IssuingKey { get; init; }

    public static Caller Anonymous { get; } = Nobody(CredentialKind.None);

    /// <summary>Nobody known, who named an unsigned upload preset; that preset decides what they may.</summary>
    public static Caller UnsignedPreset { get; } = Nobody(CredentialKind.UnsignedPreset);

    /// <summary>A program: the key speaks for the whole environment.</summary>
    public static Caller Of(AccessKey key, CredentialKind credential) => new()
    {
        Kind = CallerKind.Key,
        Id = key.ApiKey,
        Credential = credential,
        Role = Role.Admin,
        Folders = FolderRights.Everything,
        Key = key,
    };

    /// <summary>A program with a token: all that its role may, in every folder.</summary>
    public static Caller Token(string id, Role role, string apiKey) => new()
    {
        Kind = CallerKind.Key,
        Id = id,
        Credential = CredentialKind.Bearer,
        Role = role,
        Folders = FolderRights.Everything,
        IssuingKey = apiKey,
    };

    /// <summary>A program with the account's provisioning key: the owner of all environments.</summary>
    public static Caller Owner(string apiKey) => new()
    {
        Kind = CallerKind.Key,
        Id = apiKey,
        Credential = CredentialKind.Basic,
        Role = Role.MasterAdmin,
        Folders = FolderRights.Everything,
    };

    /// <summary>A person with a role, and folder rights that only count for <see cref="Role.MediaLibraryUser"/>.</summary>
    public static Caller User(string id, CredentialKind credential, Role role, FolderRights folders) => new()
    {
        Kind = CallerKind.User,
        Id = id,
        Credential = credential,
        Role = role,
        Folders = role > Role.MediaLibraryUser ? FolderRights.Everything : folders,
    };

    /// <summary>The server itself, by the name of the part that acts (<c>drop</c>, <c>sweeper</c>).</summary>
    public static Caller System(string part) => new()
    {
        Kind = CallerKind.System,
        Id = part,
        Credential = CredentialKind.Internal,
        Role = Role.MasterAdmin,
        Folders = FolderRights.Everything,
    };

    private static Caller Nobody(CredentialKind credential) => new()
    {
        Kind = CallerKind.Anonymous,
        Id = "",
        Credential = credential,
        Role = Role.None,
        Folders = FolderRights.Nothing,
    };
}
