using System.Collections.Frozen;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>Account roles as the wire has them.</summary>
internal static class RoleNames
{
    private static readonly FrozenDictionary<string, Role> ByName = new Dictionary<string, Role>
    {
        ["master_admin"] = Role.MasterAdmin,
        ["admin"] = Role.Admin,
        ["billing"] = Role.Billing,
        ["technical_admin"] = Role.TechnicalAdmin,
        ["reports"] = Role.Reports,
        ["media_library_admin"] = Role.MediaLibraryAdmin,
        ["media_library_user"] = Role.MediaLibraryUser,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string Of(Role role) => ByName.FirstOrDefault(pair => pair.Value == role).Key ?? "";

    /// <exception cref="DamException">InvalidParameter: no such role.</exception>
    public static Role Parse(string name)
        => ByName.TryGetValue(name.Trim(), out var role) ? role : throw DamException.Invalid($"Invalid value for parameter role: {(name.Length > 100 ? name[..100] : name)}");
}
