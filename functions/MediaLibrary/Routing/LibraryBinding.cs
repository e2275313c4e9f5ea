using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.MediaLibrary.Routing;

/// <summary>Reads queries and JSON bodies into records; a name that the record does not have is an error, not a thing passed over.</summary>
internal static class LibraryBinding
{
    /// <summary>The longest body is a list of a hundred ids or an asset's tags.</summary>
    private const int MostBytes = 256 * 1024;

    /// <summary>In a query everything is text.</summary>
    private static readonly JsonSerializerOptions QueryOptions = new(LibraryJson.Options) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static T Query<T>(IQueryCollection query)
        where T : class
        => Read(() => new JsonObject(query.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.ToString()))).Deserialize<T>(QueryOptions));

    /// <exception cref="DamException">InvalidParameter: no JSON, not of this shape, or far too long.</exception>
    public static async Task<T> BodyAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        // Also what keeps forms of other sites out: this type is not theirs to send.
        if (!request.HasJsonContentType())
        {
            throw DamException.Invalid("The request's body must be application/json");
        }

        using var body = new MemoryStream();
        await new LimitedStream(request.Body, MostBytes, _ => DamException.Invalid($"The request's body is longer than {MostBytes} bytes")).CopyToAsync(body, cancellationToken);
        return Read(() => JsonSerializer.Deserialize<T>(body.GetBuffer().AsSpan(0, (int)body.Length), LibraryJson.Options));
    }

    private static T Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read() ?? throw DamException.Invalid("The request is empty");
        }
        catch (JsonException e)
        {
            var field = e.Path is ['$', '.', .. var name] ? name : null;
            throw new DamException(ErrorKind.InvalidParameter, field is null ? "The request is not what this call takes" : $"{field} is not what this call takes", e) { Field = field };
        }
    }
}
