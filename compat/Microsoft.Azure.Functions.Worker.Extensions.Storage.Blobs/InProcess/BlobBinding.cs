using Azure.Storage.Blobs;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>What a run for a blob is given.</summary>
internal static class BlobBinding
{
    public static BlobClient Client(Invocation invocation) => new((Uri)invocation.Trigger!);

    public static Dictionary<string, object?> Data(BlobPattern pattern, string container, string name, Uri address)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["BlobTrigger"] = $"{container}/{name}",
            ["Uri"] = address.ToString(),
        };
        if (pattern.Parameter is { } parameter) data[parameter] = pattern.Match(name);
        return data;
    }
}
