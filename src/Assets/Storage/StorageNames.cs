namespace ServerlessDam.Assets.Storage;

/// <summary>What containers and queues may be called: 3 to 63 lower-case letters, digits and single hyphens between them, as on Azure.</summary>
public static class StorageNames
{
    public static bool IsLegal(string name)
        => name.Length is >= 3 and <= 63
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && name[0] != '-' && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal);
}
