using System.Runtime.InteropServices;
using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>A term as its row has it, and the documents that a batch adds and removes.</summary>
/// <param name="Documents">Ascending; null where they are in blocks.</param>
/// <param name="IsLone">Its words are kept by document, see <see cref="LoneTerm"/>.</param>
internal sealed record Term(long Id, int Field, byte[] Value, double Score, long Count, int[]? Documents, bool IsLone, bool IsNew)
{
    public List<int> Added { get; } = [];

    public List<int> Removed { get; } = [];

    public bool IsChanged => Added.Count + Removed.Count > 0;

    /// <summary>Ascending; null where they are in blocks.</summary>
    public int[]? DocumentsAfter()
    {
        if (Documents is null)
        {
            return null;
        }

        int[] after = [.. Removed.Count == 0 ? Documents : Documents.Except(Removed), .. Added];
        Array.Sort(after);
        return after;
    }

    public static Term New(long id, TermKey key)
        => new(id, key.Field, KeyBytes.Of(key.Value), SearchFields.IsFoundByWordAlone(key.FieldName) ? SearchScore.Of(key.FieldName, isWhole: false) : 0, 0, [], IsLone: false, IsNew: true);

    public static int[] Read(byte[] documents) => MemoryMarshal.Cast<byte, int>(documents).ToArray();

    public static byte[] Write(int[] documents) => MemoryMarshal.AsBytes<int>(documents).ToArray();
}
