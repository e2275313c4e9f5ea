using ServerlessDam.Transformations.Layers.Reading;

namespace ServerlessDam.Transformations.Layers;

/// <summary><c>l_folder:logo</c>, <c>l_private:logo</c>, <c>l_video:clip</c>: an asset of the library.</summary>
/// <param name="Type">Delivery type: <c>upload</c>, <c>private</c> or <c>authenticated</c>.</param>
/// <param name="PublicId">Segments separated by slashes, without <paramref name="Extension"/>.</param>
/// <param name="Extension">
/// The name of a format behind the last dot, as written; null without. An asset that has it in its public id is meant first.
/// </param>
public sealed record AssetSource(LayerMedia Media, string Type, string PublicId, string? Extension = null) : LayerSource
{
    public override LayerSource Interpolated(Func<string, string> lookup) => this with { PublicId = LayerId.Interpolated(PublicId, lookup) };

    public override string ToString()
    {
        var id = LayerId.Write(Extension is null ? PublicId : $"{PublicId}.{Extension}");
        var isShort = Type == "upload" && !LayerSourceReader.IsReserved(Media, id);
        return (Media, isShort) switch
        {
            (LayerMedia.Image, true) => id,
            (LayerMedia.Image, _) when Type != "upload" => $"{Type}:{id}",
            (LayerMedia.Image, _) => $"image:upload:{id}",
            (_, true) => $"{LayerSourceReader.Word(Media)}:{id}",
            _ => $"{LayerSourceReader.Word(Media)}:{Type}:{id}",
        };
    }
}
