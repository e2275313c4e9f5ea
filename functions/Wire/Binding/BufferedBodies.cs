using System.IO.Pipelines;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Upload.Remote;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>
/// Forms and JSON have to be whole before they can be read. They are gathered on disk first, and of the large ones (a data URI in
/// them) two at a time are held in memory.
/// </summary>
internal sealed class BufferedBodies(SpoolFolder spool) : IDisposable
{
    private const int SmallBody = 1024 * 1024;

    private readonly SemaphoreSlim _large = new(2);

    public Task ReadFormAsync(Stream body, ParameterCollector collector, FileSpooler file, CancellationToken cancellationToken)
        => WhenWholeAsync(body, content => ParseFormAsync(content, collector, file, cancellationToken), cancellationToken);

    public Task ReadJsonAsync(Stream body, ParameterCollector collector, FileSpooler file, CancellationToken cancellationToken)
        => WhenWholeAsync(body, content => ParseJsonAsync(content, collector, file, cancellationToken), cancellationToken);

    public void Dispose() => _large.Dispose();

    private async Task WhenWholeAsync(Stream body, Func<Stream, Task> parse, CancellationToken cancellationToken)
    {
        await using var content = new FileBufferingReadStream(body, SmallBody, bufferLimit: null, spool.FullPath);
        await content.DrainAsync(cancellationToken);
        content.Position = 0;
        if (content.Length == 0)
            return;
        if (content.Length <= SmallBody)
        {
            await parse(content);
            return;
        }

        await _large.WaitAsync(cancellationToken);
        try
        {
            await parse(content);
        }
        finally
        {
            _large.Release();
        }
    }

    private static async Task ParseFormAsync(Stream content, ParameterCollector collector, FileSpooler file, CancellationToken cancellationToken)
    {
        var reader = new FormPipeReader(PipeReader.Create(content))
        {
            ValueCountLimit = BindingLimits.Values,
            KeyLengthLimit = BindingLimits.NameLength,
            ValueLengthLimit = BindingLimits.DataUriLength,
        };
        try
        {
            foreach (var (name, values) in await reader.ReadFormAsync(cancellationToken))
            {
                foreach (var value in values)
                    await TakeAsync(name, value ?? "", collector, file, cancellationToken);
            }
        }
        catch (InvalidDataException e)
        {
            throw new DamException(ErrorKind.InvalidParameter, "Invalid form - too many or too long parameters", e);
        }
    }

    private static async Task ParseJsonAsync(Stream content, ParameterCollector collector, FileSpooler file, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(content, default, cancellationToken);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw DamException.Invalid("Invalid JSON - an object is expected");

            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property is { Name: "file", Value.ValueKind: JsonValueKind.String })
                    await TakeJsonFileAsync(property.Value, collector, file, cancellationToken);
                else
                    collector.AddJson(property.Name, property.Value);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is how an escaped text that is half a surrogate pair is told.
            throw new DamException(ErrorKind.InvalidParameter, "Invalid JSON", e);
        }
    }

    /// <summary>A data URI without escapes, as they all are, is decoded from the document's own bytes.</summary>
    private static Task TakeJsonFileAsync(JsonElement value, ParameterCollector collector, FileSpooler file, CancellationToken cancellationToken)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        return DataUri.Begins(raw) && !raw.Contains((byte)'\\')
            ? file.TakeDataUriAsync(new MemoryStream(raw.ToArray(), writable: false), cancellationToken)
            : TakeAsync("file", value.GetString()!, collector, file, cancellationToken);
    }

    private static async Task TakeAsync(string name, string value, ParameterCollector collector, FileSpooler file, CancellationToken cancellationToken)
    {
        if (name == "file" && value.StartsWith(DataUri.Scheme, StringComparison.OrdinalIgnoreCase))
            await file.TakeDataUriAsync(new MemoryStream(Encoding.UTF8.GetBytes(value), writable: false), cancellationToken);
        else
            collector.AddField(name, value);
    }
}
