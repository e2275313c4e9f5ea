using System.Text;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.StorageContracts;

/// <summary>Short words for blobs of text in the container "things".</summary>
public static class TextBlobs
{
    public const string Container = "things";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static BlobName Name(string name) => new(Container, name);

    public static byte[] Filled(int size, byte value)
    {
        var bytes = new byte[size];
        Array.Fill(bytes, value);
        return bytes;
    }

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    public static Task<BlobInfo?> PutTextAsync(this IBlobStore store, string name, string text, BlobCondition condition = default)
        => store.PutAsync(Name(name), Stream(text), condition, Token);

    public static Task StageTextAsync(this IBlobStore store, string name, string id, string text)
        => store.StageAsync(Name(name), id, Stream(text), Token);

    public static async Task<string?> TextAsync(this IBlobStore store, string name)
    {
        await using var open = await store.OpenAsync(Name(name), 0, null, Token);
        return open is null ? null : await new StreamReader(open.Content).ReadToEndAsync(Token);
    }
}
