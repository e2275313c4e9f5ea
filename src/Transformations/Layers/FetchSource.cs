using System.Buffers.Text;
using System.Text;
using ServerlessDam.Transformations.Layers.Reading;

namespace ServerlessDam.Transformations.Layers;

/// <summary><c>l_fetch:aHR0...</c>, <c>l_video:fetch:aHR0...</c>: a file from another server.</summary>
/// <param name="Url">Absolute, http or https.</param>
public sealed record FetchSource(LayerMedia Media, string Url) : LayerSource
{
    public override string ToString()
    {
        var encoded = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Url));
        return Media == LayerMedia.Image ? $"fetch:{encoded}" : $"{LayerSourceReader.Word(Media)}:fetch:{encoded}";
    }
}
