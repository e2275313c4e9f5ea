namespace ServerlessDam.Assets.Accounts;

/// <summary>What a caller may do in an account, from least to most.</summary>
public enum Role
{
    /// <summary>No role: nothing but what is public or what an unsigned preset opens.</summary>
    None,

    /// <summary>Sees what the account costs; nothing of the library.</summary>
    Billing,

    /// <summary>Sees what the account uses; nothing of the library.</summary>
    Reports,

    /// <summary>Works in the folders that were opened to them.</summary>
    MediaLibraryUser,

    /// <summary>Works in every folder and shares folders with others.</summary>
    MediaLibraryAdmin,

    /// <summary>Settings, presets and keys; no users.</summary>
    TechnicalAdmin,

    /// <summary>All but the account's own ownership.</summary>
    Admin,

    MasterAdmin,
}
