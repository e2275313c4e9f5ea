using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Delivery;

/// <summary>The stored bytes themselves.</summary>
internal static class OriginalDelivery
{
    /// <summary>Those that do nothing to the bytes.</summary>
    private const OutputFlags Idle = OutputFlags.ImmutableCache | OutputFlags.Original;

    /// <summary>Nothing is done to them, and no other format is asked for.</summary>
    public static bool IsAskedFor(DeliverySubject subject)
    {
        var (asset, plan, extension) = (subject.Asset, subject.Plan, subject.Reading.Extension);
        return asset.ResourceType != ResourceType.Image
            || (plan.Steps.Count == 0 && plan.Source == new SourceOptions()
                && plan.Output with { AttachmentName = null, Flags = plan.Output.Flags & ~Idle } == new OutputOptions()
                && (extension is null || extension.Name == asset.Format))
            || StaysDrawing(subject);
    }

    /// <summary>An SVG that nothing is done to is smaller and sharper than any picture of it: <c>f_auto</c> and <c>q_</c> leave it alone.</summary>
    private static bool StaysDrawing(DeliverySubject subject)
    {
        var (asset, plan, extension) = (subject.Asset, subject.Plan, subject.Reading.Extension);
        var rest = plan.Output with { AttachmentName = null, Flags = plan.Output.Flags & ~Idle, AutoFormat = null, Quality = Quality.Unset };
        return asset.Format == "svg" && plan.Steps.Count == 0 && plan.Source == new SourceOptions() && rest == new OutputOptions()
            && (plan.Output.AutoFormat is not null || extension is null || extension.Name == asset.Format);
    }

    public static Delivered Of(ProductEnvironment environment, DeliverySubject subject)
    {
        var (asset, plan) = (subject.Asset, subject.Plan);
        if (asset.ResourceType != ResourceType.Image && plan.Steps.Count > 0)
        {
            throw DamException.Invalid($"Transformations of {asset.ResourceType.Name()} assets are not supported here yet");
        }

        var (contentType, scriptable) = OriginalType.Of(asset);

        // What a browser would run from this origin is only handed out as a download.
        var download = plan.Output.AttachmentName ?? (scriptable && asset.ResourceType == ResourceType.Raw ? "" : null);
        return new()
        {
            Asset = asset,
            ETag = asset.ETag,
            ContentType = contentType,
            SizeInBytes = asset.SizeInBytes,
            LastModified = DateTimeOffset.FromUnixTimeSeconds(asset.Version),
            Blob = asset.Original,
            Immutable = subject.IsImmutable,
            Private = AccessRules.IsForFew(environment, asset),
            MissingPublicId = subject.Missing,
            AttachmentName = AttachmentNames.Of(download, asset, asset.Format),
            Facts = asset is { Width: { } width, Height: { } height, Format: { } format } ? new(width, height, format) : null,
        };
    }
}
