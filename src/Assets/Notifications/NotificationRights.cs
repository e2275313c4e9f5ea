using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Notifications;

/// <summary>Who may see and steer what leaves the house.</summary>
internal static class NotificationRights
{
    /// <exception cref="DamException">Forbidden.</exception>
    public static void Demand(Caller caller)
    {
        if (caller.Role < Role.TechnicalAdmin)
        {
            throw new DamException(ErrorKind.Forbidden, "Notifications need one of the admin roles");
        }
    }
}
