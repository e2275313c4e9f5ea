using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Metadata;

/// <summary>Who may see and change what fields and rules there are.</summary>
internal static class MetadataAccess
{
    public static void Demand(Caller caller)
    {
        if (caller.Role < Role.TechnicalAdmin)
        {
            throw new DamException(ErrorKind.Forbidden, "Structured metadata needs one of the admin roles");
        }
    }
}
