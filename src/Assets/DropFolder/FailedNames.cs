using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.DropFolder;

/// <summary>What files that could not be ingested are called.</summary>
internal static class FailedNames
{
    private const string NoteEnding = ".error.json";

    /// <summary>What file systems take of a name, in bytes of UTF-8.</summary>
    private const int LongestSegment = 255;

    /// <summary>Another name for the file with this ETag, the same whenever it is asked for: <c>cat-1f2e3d4c.jpg</c>.</summary>
    public static BlobName Beside(BlobName failed, string etag)
    {
        var (folder, file) = Split(failed.Name);
        var extension = Shortened(Path.GetExtension(file), 32);
        var ending = $"-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(etag)))[..8]}{extension}";
        return failed with { Name = folder + Shortened(Path.GetFileNameWithoutExtension(file), LongestSegment - Encoding.UTF8.GetByteCount(ending)) + ending };
    }

    /// <summary>The note beside a failed file: its name and <c>.error.json</c>, as much of the name as fits.</summary>
    public static BlobName NoteOf(BlobName failed)
    {
        var (folder, file) = Split(failed.Name);
        return failed with { Name = folder + Shortened(file, LongestSegment - NoteEnding.Length) + NoteEnding };
    }

    private static (string Folder, string File) Split(string name)
        => (name[..(name.LastIndexOf('/') + 1)], name[(name.LastIndexOf('/') + 1)..]);

    /// <summary>Whole characters from the start that take at most so many bytes.</summary>
    private static string Shortened(string text, int mostBytes)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            mostBytes -= rune.Utf8SequenceLength;
            if (mostBytes < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
