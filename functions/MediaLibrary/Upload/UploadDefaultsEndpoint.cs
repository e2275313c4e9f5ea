using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Presets;

namespace ServerlessDam.Functions.MediaLibrary.Upload;

/// <summary>Which presets uploads of the Media Library and the drop folder use.</summary>
internal sealed class UploadDefaultsEndpoint(UploadDefaults defaults)
{
    public async Task<UploadDefaultsBody> ShowAsync(LibraryContext context, CancellationToken cancellationToken)
    {
        context.Caller.Demand(FolderPermission.View, "");
        return Body(await defaults.FindAsync(context.Environment.CloudName, cancellationToken));
    }

    public async Task<UploadDefaultsBody> SetAsync(LibraryContext context, UploadDefaultsBody body, CancellationToken cancellationToken)
    {
        var wanted = new DefaultPresets(Name(body.Image), Name(body.Video), Name(body.Raw));
        await defaults.SetAsync(context.Caller, context.Environment.CloudName, wanted, cancellationToken);
        return Body(wanted);
    }

    private static string? Name(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static UploadDefaultsBody Body(DefaultPresets defaults) => new(defaults.Image, defaults.Video, defaults.Raw);
}
