using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Pictures;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Functions.Delivery;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Functions.Pictures;

/// <summary>image/sprite and image/multi: POST makes them and says where they are, mode=download sends them.</summary>
internal sealed class JoinEndpoint(JoinPictures join, IBlobStore blobs)
{
    public Task<IActionResult> Sprite(WireContext context, CancellationToken cancellationToken) => JoinAsync(context, "sprite", cancellationToken);

    public Task<IActionResult> Multi(WireContext context, CancellationToken cancellationToken) => JoinAsync(context, "multi", cancellationToken);

    private async Task<IActionResult> JoinAsync(WireContext context, string kind, CancellationToken cancellationToken)
    {
        var (request, start) = (context.Request, Stopwatch.GetTimestamp());
        var download = request.Text("mode") switch
        {
            "download" => true,
            null or "create" when HttpMethods.IsPost(context.Http.Request.Method) => false,
            null or "create" => throw DamException.Invalid("mode=create needs a POST request"),
            { } other => throw DamException.Invalid($"Invalid value for parameter mode: {other}"),
        };
        var order = new JoinOrder
        {
            Kind = kind,
            Tag = request.Text("tag"),
            Addresses = request.List("urls"),
            Transformation = request.Text("transformation") ?? "",
            Format = request.Text("format"),
            OwnHosts = [new Uri(context.Bases.Plain).Authority, new Uri(context.Bases.Secure).Authority],
        };
        var joined = await join.ExecuteAsync(context.Caller, context.Environment, order, cancellationToken);
        return download ? new DeliveryResult(joined.Whole, blobs, Stopwatch.GetElapsedTime(start))
            : new WireResult(kind == "sprite" ? SpriteBody(context, joined) : MultiBody(context, joined));
    }

    private static JsonObject MultiBody(WireContext context, JoinedResult joined) => new()
    {
        ["url"] = Link(context, context.Bases.Plain, "multi", joined, joined.Extension),
        ["secure_url"] = Link(context, context.Bases.Secure, "multi", joined, joined.Extension),
        ["public_id"] = joined.PublicId,
        ["version"] = joined.Version,
    };

    private static JsonObject SpriteBody(WireContext context, JoinedResult joined)
    {
        var body = new JsonObject();
        foreach (var (prefix, origin) in new[] { ("", context.Bases.Plain), ("secure_", context.Bases.Secure) })
        {
            body[$"{prefix}css_url"] = Link(context, origin, "sprite", joined, "css");
            body[$"{prefix}image_url"] = Link(context, origin, "sprite", joined, joined.Extension);
            body[$"{prefix}json_url"] = Link(context, origin, "sprite", joined, "json");
        }

        body["public_id"] = joined.PublicId;
        body["version"] = joined.Version;
        var infos = new JsonObject();
        foreach (var (picture, at) in joined.Pictures.Select((picture, at) => (picture, at)))
        {
            // The same picture twice is two places.
            infos[infos.ContainsKey(picture.PublicId) ? $"{picture.PublicId}_{at + 1}" : picture.PublicId] = new JsonObject
            {
                ["width"] = picture.Width,
                ["height"] = picture.Height,
                ["x"] = 0,
                ["y"] = picture.Top,
            };
        }

        body["image_infos"] = infos;
        return body;
    }

    /// <summary>Signed where an unsigned one would be refused.</summary>
    private static string Link(WireContext context, string origin, string type, JoinedResult joined, string extension)
    {
        var access = context.Environment.Delivery;
        return new DeliveryLink
        {
            Origin = origin,
            Cloud = context.Environment.CloudName,
            ResourceType = "image",
            Type = type,
            PublicId = joined.PublicId,
            Format = extension,
            Version = joined.Version,
            Transformation = joined.Transformation,
            Secret = joined.ForFew || access.StrictTransformations || access.RestrictedTypes.Contains(type, StringComparer.Ordinal) ? context.Environment.PrimaryKey.Secret : null,
            Algorithm = context.Environment.SignatureAlgorithm,
        }.ToString();
    }
}
