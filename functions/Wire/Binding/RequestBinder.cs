using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>
/// Reads a request of any shape that SDKs send (multipart, form, JSON, query; for every method) into one <see cref="WireRequest"/>.
/// The file goes to disk as it comes in; nothing else is large.
/// </summary>
internal sealed class RequestBinder(SpoolFolder spool, BufferedBodies bufferedBodies, IOptions<WireOptions> options)
{
    /// <exception cref="DamException">InvalidParameter: malformed, or more than is taken.</exception>
    public async Task<WireRequest> BindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var chunk = ChunkRange.From(request.Headers);
        var maximum = options.Value.MaximumFileSizeInBytes;
        if (request.ContentLength > maximum + BindingLimits.BesideFile)
            throw FileSpooler.TooLarge(request.ContentLength.Value, maximum);

        // The server's own limit answers in other words than the wire's.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;

        var collector = new ParameterCollector();
        collector.AddQuery(request.QueryString.Value);

        var file = new FileSpooler(spool, maximum);
        try
        {
            await ReadBodyAsync(request, collector, file, cancellationToken);
            return new WireRequest(collector.ToParameters(), file.File, chunk);
        }
        catch
        {
            file.Discard();
            throw;
        }
    }

    private async Task ReadBodyAsync(HttpRequest request, ParameterCollector collector, FileSpooler file, CancellationToken cancellationToken)
    {
        if (request.ContentLength == 0 || string.IsNullOrWhiteSpace(request.ContentType))
            return;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            throw DamException.Invalid($"Invalid content type - {request.ContentType}");

        var maximum = options.Value.MaximumFileSizeInBytes;
        var body = new LimitedStream(
            request.Body,
            maximum + BindingLimits.BesideFile,
            read => FileSpooler.TooLarge(Math.Max(read, request.ContentLength ?? 0), maximum));

        if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            await MultipartBinding.ReadAsync(body, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), collector, file, cancellationToken);
        else if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            await bufferedBodies.ReadFormAsync(body, collector, file, cancellationToken);
        else if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            await bufferedBodies.ReadJsonAsync(body, collector, file, cancellationToken);
        else if (await body.ReadAsync(new byte[1], cancellationToken) > 0)
            throw DamException.Invalid($"Unsupported content type - {type.MediaType}");
    }
}
