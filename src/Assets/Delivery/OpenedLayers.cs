using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Delivery;

/// <summary>The originals of layers as local files, for as long as a media worker needs them.</summary>
internal sealed class OpenedLayers : IAsyncDisposable
{
    private readonly List<LocalBlob> _open = [];

    /// <summary>By their sources, as <see cref="DeriveRequest.Layers"/> has them.</summary>
    public Dictionary<string, LayerFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>An original that was erased meanwhile is left out.</summary>
    public static async Task<OpenedLayers> OfAsync(IBlobStore blobs, IReadOnlyList<LayerAsset> layers, CancellationToken cancellationToken)
    {
        var opened = new OpenedLayers();
        try
        {
            foreach (var (source, asset) in layers)
            {
                if (await blobs.OpenLocalAsync(asset.Original, cancellationToken) is { } file)
                {
                    opened._open.Add(file);
                    opened.Files[source] = new(file.Path, asset.Format ?? "") { Text = asset.Text };
                }
            }

            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _open)
        {
            await file.DisposeAsync();
        }
    }
}
