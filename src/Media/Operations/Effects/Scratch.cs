using NetVips;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Releases the images between the first and the last of a computation, all at its end.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly List<Image> _images = [];

    public Image Of(Image image)
    {
        _images.Add(image);
        return image;
    }

    public void Dispose() => _images.ForEach(image => image.Dispose());
}
