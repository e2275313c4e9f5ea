using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations.Layers;

namespace ServerlessDam.Assets.Texts;

/// <summary>Draws a text and stores it as a picture of the type <see cref="Type"/>, together with its style.</summary>
public sealed class CreateText(IMediaProcessor media, Ingestor ingestor, Catalog catalog, IBlobStore blobs, ScratchFolder scratch)
{
    public const string Type = "text";

    /// <param name="naming">Says the public id; without one it is generated.</param>
    /// <exception cref="DamException">
    /// InvalidParameter: the text is too long or too large. NotFound: no such font. As <see cref="IMediaProcessor.RenderTextAsync"/>.
    /// </exception>
    public async Task<Asset> ExecuteAsync(Caller caller, ProductEnvironment environment, string text, StoredText look, NamingOptions naming, CancellationToken cancellationToken)
    {
        if (text.Length > TextSource.MaxLength)
        {
            throw DamException.Invalid($"Text is too long: {text.Length} characters, at most {TextSource.MaxLength}");
        }

        await using var font = await FontAsync(environment.CloudName, look, cancellationToken);
        await using var drawn = scratch.NewFile(".png");
        await media.RenderTextAsync(new() { Text = text, Look = look, FontPath = font?.Path, OutputPath = drawn.Path }, cancellationToken);
        var request = new IngestRequest
        {
            Environment = environment,
            Path = drawn.Path,
            ResourceType = ResourceType.Image,
            Options = new() { Naming = naming, Type = Type, Text = look },
            TakesNoMetadata = true,
        };
        return (await ingestor.ExecuteAsync(caller, request, cancellationToken)).Asset;
    }

    private async Task<LocalBlob?> FontAsync(string cloud, StoredText look, CancellationToken cancellationToken)
    {
        if (TextStyle.Parse(look.Style).FontId is not { } id)
        {
            return null;
        }

        var asset = await catalog.FindAsync(new(cloud, ResourceType.Raw, "upload", id), cancellationToken)
            ?? await catalog.FindAsync(new(cloud, ResourceType.Raw, "authenticated", id), cancellationToken)
            ?? throw DamException.NotFound(id);
        return await blobs.OpenLocalAsync(asset.Original, cancellationToken) ?? throw DamException.NotFound(id);
    }
}
