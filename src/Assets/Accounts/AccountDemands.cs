using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Accounts;

/// <summary>How use cases of the account ask whether a caller may.</summary>
internal static class AccountDemands
{
    /// <summary>Environments, their keys, people and groups are the account owner's affair; a key of one environment is not enough.</summary>
    /// <exception cref="DamException">Forbidden.</exception>
    public static void DemandOwner(this Caller caller)
    {
        if (caller.Role < Role.MasterAdmin)
        {
            throw new DamException(ErrorKind.Forbidden, "This needs the role of a master admin");
        }
    }
}
