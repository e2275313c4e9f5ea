using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Delivery;

/// <param name="RawTarget">Path and query as the client sent them.</param>
/// <param name="Accept">The header; empty without one.</param>
/// <param name="Dpr">Device pixel ratio the client hinted at.</param>
/// <param name="Width">Width in device pixels the client hinted at.</param>
/// <param name="SaveData">The client asks for fewer bytes.</param>
public sealed record DeliveryRequest(string RawTarget, string Accept, double? Dpr, int? Width, bool SaveData = false);

/// <summary>Finds what a delivery URL stands for: the original, or what is derived of it, made now if need be.</summary>
public sealed class DeliverAsset : IDisposable
{
    private readonly IProductEnvironments _environments;
    private readonly Catalog _catalog;
    private readonly AssetCache _assets;
    private readonly Deriver _deriver;
    private readonly DeliveryOptions _options;
    private readonly DeliveryUrls _urls = new();

    public DeliverAsset(IProductEnvironments environments, Catalog catalog, AssetCache assets, Deriver deriver, IOptions<DeliveryOptions> options)
        => (_environments, _catalog, _assets, _deriver, _options) = (environments, catalog, assets, deriver, options.Value);

    /// <exception cref="DamException">NotFound; Unauthorized: a signature is needed, or wrong; else as <see cref="Deriver.GetAsync"/>.</exception>
    /// <exception cref="TransformationException">The URL or its transformation cannot be carried out.</exception>
    public async Task<Delivered> ExecuteAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        var url = _urls.Read(request.RawTarget);
        var environment = await _environments.FindAsync(url.Cloud, cancellationToken)
            ?? throw new DamException(ErrorKind.NotFound, "Unknown customer");
        var (asset, reading) = await FindAsync(url, cancellationToken);
        var plan = Plan.Check(reading.Transformation);
        var original = IsOriginal(asset, reading, plan);
        Demand(environment, url, asset, reading, original);
        return original
            ? Original(asset, reading, plan)
            : await DeriveAsync(asset, request, reading, plan, cancellationToken);
    }

    public void Dispose() => _urls.Dispose();

    private async Task<(Asset Asset, DeliveryReading Reading)> FindAsync(DeliveryUrl url, CancellationToken cancellationToken)
    {
        if (ResourceTypeNames.TryParse(url.ResourceType, out var resourceType))
        {
            foreach (var reading in url.Readings)
            {
                var key = new AssetKey(url.Cloud, resourceType.Value, url.Type, reading.PublicId);
                if (await _assets.FindAsync(_catalog, key, cancellationToken) is { } asset)
                {
                    return (asset, reading);
                }
            }
        }

        throw DamException.NotFound(url.Reading.PublicId);
    }

    /// <summary>The stored bytes themselves: nothing is done to them, and no other format is asked for.</summary>
    private static bool IsOriginal(Asset asset, DeliveryReading reading, Plan plan)
        => asset.ResourceType != ResourceType.Image
            || (plan.Steps.Count == 0 && plan.Source == new SourceOptions()
                && plan.Output with { AttachmentName = null, Flags = plan.Output.Flags & ~OutputFlags.ImmutableCache } == new OutputOptions()
                && (reading.Extension is null || reading.Extension.Name == asset.Format))
            || StaysDrawing(asset, reading, plan);

    /// <summary>An SVG that nothing is done to is smaller and sharper than any picture of it: <c>f_auto</c> and <c>q_</c> leave it alone.</summary>
    private static bool StaysDrawing(Asset asset, DeliveryReading reading, Plan plan)
        => asset is { ResourceType: ResourceType.Image, Format: "svg" } && plan.Steps.Count == 0 && plan.Source == new SourceOptions()
            && plan.Output with { AttachmentName = null, Flags = plan.Output.Flags & ~OutputFlags.ImmutableCache, AutoFormat = null, Quality = Quality.Unset } == new OutputOptions()
            && (plan.Output.AutoFormat is not null || reading.Extension is null || reading.Extension.Name == asset.Format);

    /// <summary>The signature must fit the very reading that is carried out.</summary>
    private static void Demand(ProductEnvironment environment, DeliveryUrl url, Asset asset, DeliveryReading reading, bool original)
    {
        var signed = url.Signature is not null && DeliverySignature.Verify(
            url.Signature,
            reading.RawTransformation,
            reading.RawPublicId,
            [.. environment.AccessKeys.Where(key => key.Enabled).Select(key => key.Secret)]);
        if (!signed && (url.Signature is not null || asset.Type == "authenticated" || (asset.Type == "private" && original)))
        {
            throw new DamException(ErrorKind.Unauthorized, "deny or ACL failure");
        }
    }

    private static Delivered Original(Asset asset, DeliveryReading reading, Plan plan)
    {
        if (asset.ResourceType != ResourceType.Image && plan.Steps.Count > 0)
        {
            throw DamException.Invalid($"Transformations of {asset.ResourceType.Name()} assets are not supported here yet");
        }

        var (contentType, scriptable) = OriginalType.Of(asset);
        return new()
        {
            Asset = asset,
            ETag = asset.ETag,
            ContentType = contentType,
            SizeInBytes = asset.SizeInBytes,
            LastModified = DateTimeOffset.FromUnixTimeSeconds(asset.Version),
            Blob = asset.Original,
            Immutable = reading.Version == asset.Version,
            Private = asset.Type != "upload",
            Scriptable = scriptable,

            // What a browser would run from this origin is only handed out as a download.
            AttachmentName = Attachment(plan.Output.AttachmentName ?? (scriptable && asset.ResourceType == ResourceType.Raw ? "" : null), asset, asset.Format),
        };
    }

    private async Task<Delivered> DeriveAsync(
        Asset asset, DeliveryRequest request, DeliveryReading reading, Plan plan, CancellationToken cancellationToken)
    {
        var hints = reading.Transformation.Hints;
        var extension = reading.Extension?.Name;
        var format = DeliveryFormat.Choose(asset, plan, extension, request.Accept, _options.AutoJpegXl);
        var derivation = new Derivation(
            reading.Transformation.ToString(),
            format,
            hints.HasFlag(RequestHints.Dpr) ? request.Dpr : null,
            hints.HasFlag(RequestHints.Width) ? request.Width : null)
        {
            SaveData = hints.HasFlag(RequestHints.SaveData) && request.SaveData,
            KeepAlpha = DeliveryFormat.KeepsAlpha(plan.Output, extension, format),
        };
        var content = await _deriver.GetAsync(asset, derivation, cancellationToken);
        return new()
        {
            Asset = asset,
            ETag = content.Key[..32],
            ContentType = MediaFormats.Find(content.Format)?.ContentType ?? "application/octet-stream",
            SizeInBytes = content.SizeInBytes,
            LastModified = DateTimeOffset.FromUnixTimeSeconds(asset.Version),
            Blob = content.Blob,
            Bytes = content.Bytes,
            Immutable = reading.Version == asset.Version,
            Private = asset.Type == "authenticated",
            Hints = hints,
            AttachmentName = Attachment(plan.Output.AttachmentName, asset, content.Format),
        };
    }

    private static string? Attachment(string? name, Asset asset, string? format)
    {
        if (name is null)
        {
            return null;
        }

        var stem = name.Length > 0 ? name : asset.PublicId[(asset.PublicId.LastIndexOf('/') + 1)..];
        return format is null ? stem : $"{stem}.{format}";
    }
}
