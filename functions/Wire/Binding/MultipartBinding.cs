using System.Text;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Upload.Remote;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>A multipart body: what has a file name goes to disk, in whatever place it comes; the rest are parameters.</summary>
internal static class MultipartBinding
{
    // RFC 2046 allows 70; one framework writes more.
    private const int LongestBoundary = 200;

    public static async Task ReadAsync(
        Stream body,
        string boundary,
        ParameterCollector collector,
        FileSpooler file,
        CancellationToken cancellationToken)
    {
        if (boundary.Length is 0 or > LongestBoundary)
            throw DamException.Invalid("Invalid multipart body - no boundary");

        var parts = new MultipartBody(body, boundary);
        while (await parts.NextAsync(cancellationToken) is { } part)
        {
            var content = new PartStream(parts);
            if (part.FileName is not null)
                await file.TakeAsync(content, part.FileName, part.MediaType, cancellationToken);
            else if (part.Name == "file")
                await ReadFileFieldAsync(content, collector, file, cancellationToken);
            else
                collector.AddField(part.Name, await ReadTextAsync(content, [], cancellationToken));
        }
    }

    /// <summary><c>file</c> as a field is a URL, or a data URI as long as a file.</summary>
    private static async Task ReadFileFieldAsync(Stream content, ParameterCollector collector, FileSpooler file, CancellationToken cancellationToken)
    {
        var start = new byte[DataUri.Scheme.Length];
        var length = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        if (DataUri.Begins(start.AsSpan(0, length)))
            await file.TakeDataUriAsync(new PrefixedStream(start, content), cancellationToken);
        else
            collector.AddField("file", await ReadTextAsync(content, start[..length], cancellationToken));
    }

    private static async Task<string> ReadTextAsync(Stream content, byte[] start, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        text.Write(start);
        await new LimitedStream(content, BindingLimits.ValueLength, _ => DamException.Invalid("A parameter is too long"))
            .CopyToAsync(text, cancellationToken);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
