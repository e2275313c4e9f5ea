using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ServerlessDam.Azure.Tests.Vision.StandIn;

/// <summary>A request as the stand-in got it.</summary>
public sealed class AskedVision
{
    public AskedVision(HttpRequest request, byte[] body)
    {
        Path = request.Path.Value ?? "";
        (Version, Language) = ((string?)request.Query["api-version"], (string?)request.Query["language"]);
        Features = ((string?)request.Query["features"])?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        (Key, Authorization) = ((string?)request.Headers["Ocp-Apim-Subscription-Key"], (string?)request.Headers.Authorization);
        (ContentType, Length, Body) = (request.ContentType ?? "", body.Length, body);
        Address = ContentType == "application/json" ? AddressOf(body) : null;
        Size = ContentType == "application/octet-stream" ? PictureSize.Of(body) : null;
    }

    public string Path { get; }

    public string? Version { get; }

    public string? Language { get; }

    public IReadOnlyList<string> Features { get; }

    public string? Key { get; }

    public string? Authorization { get; }

    public string ContentType { get; }

    public int Length { get; }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Of a picture that is elsewhere.</summary>
    public Uri? Address { get; }

    /// <summary>Null for what is no picture that it knows.</summary>
    public (int Width, int Height)? Size { get; }

    private static Uri? AddressOf(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("url", out var url) && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address) ? address : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
