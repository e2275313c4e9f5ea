using ServerlessDam.Transformations.Layers.Reading;

namespace ServerlessDam.Transformations.Layers;

/// <summary><c>l_subtitles:Arial_40:folder:en.srt</c>: the lines of a subtitle file, on a video.</summary>
/// <param name="Style">Null for the renderer's default.</param>
/// <param name="PublicId">Of a raw asset, with its extension.</param>
public sealed record SubtitlesSource(TextStyle? Style, string PublicId) : LayerSource
{
    public override LayerSource Interpolated(Func<string, string> lookup) => this with { PublicId = LayerId.Interpolated(PublicId, lookup) };

    /// <summary>Slashes stay in the id, so that no folder of it is taken for a style.</summary>
    public override string ToString()
    {
        var id = LayerId.Write(PublicId, folderEnd: '/');
        return Style is null ? $"subtitles:{id}" : $"subtitles:{LayerText.WriteStyle(Style.ToString())}:{id}";
    }
}
