using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Accounts;

/// <summary>How use cases ask whether a caller may.</summary>
public static class CallerDemands
{
    /// <exception cref="DamException">Unauthorized: nobody is known. Forbidden: known, but the right is missing.</exception>
    public static void Demand(this Caller caller, FolderPermission needed, string folder)
    {
        if (!caller.Folders.Allow(needed, folder))
        {
            throw caller.Kind == CallerKind.Anonymous
                ? new DamException(ErrorKind.Unauthorized, "Authentication is required")
                : new DamException(ErrorKind.Forbidden, $"You need {needed} permission on the folder '{folder}'");
        }
    }
}
