using NetVips;

namespace ServerlessDam.Media.Operations.Text;

/// <summary>Drawn letters, cut to what is visible of them, and where that lies from the layout's top left corner.</summary>
internal sealed record Ink(Image Image, int Left, int Top) : IDisposable
{
    public int Right => Left + Image.Width;

    public int Bottom => Top + Image.Height;

    public void Dispose() => Image.Dispose();
}
