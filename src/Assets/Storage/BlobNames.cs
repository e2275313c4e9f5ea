using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Storage;

/// <summary>
/// The rules of <see cref="BlobName"/>, the same for every storage: those of Azure Blob Storage, and no control characters, broken
/// surrogates and U+FFFD to U+FFFF, which no URL or listing of a blob could carry.
/// </summary>
public static class BlobNames
{
    private const int MaxUnits = 1024;
    private const int MaxSegments = 254;

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static void Check(BlobName name)
    {
        CheckContainer(name.Container);
        if (!IsLegal(name.Name))
        {
            throw DamException.Invalid("The blob name is not valid.");
        }
    }

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static void CheckContainer(string container)
    {
        if (!StorageNames.IsLegal(container))
        {
            throw DamException.Invalid("The container name is not valid.");
        }
    }

    /// <exception cref="DamException">InvalidParameter: not 1 to 64 of letters, digits and <c>-</c>.</exception>
    public static void CheckBlockId(string id)
    {
        if (id.Length is < 1 or > 64 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw DamException.Invalid("The block id is not valid.");
        }
    }

    /// <exception cref="DamException">InvalidParameter: not 1 to 5000.</exception>
    public static void CheckPage(int take)
    {
        if (take is < 1 or > 5000)
        {
            throw DamException.Invalid("A page has 1 to 5000 blobs.");
        }
    }

    public static bool IsLegal(string name)
    {
        if (name.Length is < 1 or > MaxUnits || name.Any(c => char.IsControl(c) || c >= '\ufffd') || !Unicode.IsWellFormed(name))
        {
            return false;
        }

        var segments = 0;
        foreach (var segment in name.AsSpan().Split('/'))
        {
            if (name.AsSpan(segment) is "" or "." or ".." || ++segments > MaxSegments)
            {
                return false;
            }
        }

        return true;
    }
}
