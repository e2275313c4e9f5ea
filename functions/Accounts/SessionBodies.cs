using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Moderation;

namespace ServerlessDam.Functions.Accounts;

/// <summary>Either e-mail address and password, or the token of a one-time link.</summary>
public sealed record SignInBody(string? Email = null, string? Password = null, string? Token = null);

/// <summary>Who is signed in, and what a page needs to know about where it is.</summary>
/// <param name="CsrfToken">To be sent as <c>X-Dam-Csrf</c> with every call that changes something.</param>
/// <param name="DeliveryBase">Where delivery URLs begin, cloud name included, without a slash at the end: <c>https://media.example.com/demo</c>.</param>
/// <param name="ApiBase">Where the SDKs' API is, cloud name included: <c>https://media.example.com/v1_1/demo</c>.</param>
/// <param name="ModerationBlock">What is not delivered.</param>
/// <param name="DropFolder">Where files can be put to have them ingested; null when there is nothing to say.</param>
/// <param name="HasPassword">False while they can only come in by a link.</param>
/// <param name="ByLink">True in a session begun by a one-time link, until a password is set: setting one needs no current one.</param>
public sealed record SessionBody(
    UserBody User,
    string CsrfToken,
    string CloudName,
    string DeliveryBase,
    string ApiBase,
    FolderMode FolderMode,
    ModerationBlock ModerationBlock,
    string? DropFolder,
    bool HasPassword,
    bool ByLink);

/// <param name="Email">Null until they gave one.</param>
public sealed record UserBody(string Id, string Name, string? Email, Role Role);

/// <summary>How people describe themselves.</summary>
/// <param name="Current">The password; needed for another e-mail address once there is one, except where <c>byLink</c>.</param>
public sealed record AccountBody(string Name, string Email, string? Current = null);

/// <param name="Current">Needed once there is a password, except where <c>byLink</c>.</param>
/// <param name="Password">12 to 256 characters.</param>
public sealed record PasswordBody(string Password, string? Current = null);
