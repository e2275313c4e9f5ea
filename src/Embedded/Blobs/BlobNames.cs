using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Embedded.Blobs;

/// <summary>The rules of <see cref="BlobName"/>, and no control characters and broken surrogates, which no URL of a blob could carry.</summary>
internal static class BlobNames
{
    private const int MaxUnits = 1024;

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static void Check(BlobName name)
    {
        CheckContainer(name.Container);
        if (!IsLegal(name.Name))
        {
            throw DamException.Invalid("The blob name is not valid.");
        }
    }

    public static void CheckContainer(string container)
    {
        if (container.Length is < 3 or > 63 || !container.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
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

    public static bool IsLegal(string name)
    {
        if (name.Length is < 1 or > MaxUnits || name.Any(char.IsControl) || !Unicode.IsWellFormed(name))
        {
            return false;
        }

        foreach (var segment in name.AsSpan().Split('/'))
        {
            if (name.AsSpan(segment) is "" or "." or "..")
            {
                return false;
            }
        }

        return true;
    }
}
