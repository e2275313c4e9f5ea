using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Upload;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Signatures;
using ServerlessDam.Transformations;

namespace ServerlessDam.Functions.Notifications;

/// <summary>The notification of an upload: the answer to it, of the asset as it was then. A token to delete it is for the caller alone.</summary>
internal sealed class UploadNotification(Catalog catalog, EagerDerivations eager)
{
    public async Task<JsonObject> WriteAsync(ProductEnvironment environment, Asset asset, Occasion occasion, DeliveryBases bases, CancellationToken cancellationToken)
    {
        var upload = occasion.Upload ?? new(0, [], Faces: false);
        var urls = new AssetUrls(environment, bases);
        var key = environment.FindKey(occasion.By);
        var results = upload.Parts == 0 ? null : await catalog.ResultsAsync(asset, cancellationToken);
        var body = new AssetBody(environment, urls).Uploaded(
            asset,
            results,
            upload.Parts,
            key?.ApiKey,
            each => ResponseSignature.Of(each.PublicId, each.Version, (key ?? environment.PrimaryKey).Secret, environment.SignatureAlgorithm));
        if (upload.Faces)
        {
            StatedBody.AddFaces(body, asset);
        }

        if (upload.Eager.Count > 0 && await EagerAsync(asset, upload, urls, cancellationToken) is { } made)
        {
            body["eager"] = made;
        }

        return body;
    }

    /// <summary>The upload itself makes them at this moment; this waits for it. Null when they cannot be made: its own answer says why.</summary>
    private async Task<JsonArray?> EagerAsync(Asset asset, UploadOccasion upload, AssetUrls urls, CancellationToken cancellationToken)
    {
        try
        {
            var made = await eager.ExecuteAsync(asset, upload.Eager, cancellationToken);
            return new([.. made.Select(each => EagerBodies.Of(asset, each, null, urls))]);
        }
        catch (Exception e) when (e is TransformationException or DamException { Kind: not ErrorKind.TryLater })
        {
            return null;
        }
    }
}
