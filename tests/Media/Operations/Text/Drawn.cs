using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Text;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Operations.Text;

/// <summary>Texts drawn with what a test is not about left out, and what can be told of them.</summary>
internal static class Drawn
{
    /// <summary>In the folder of the fonts that come along.</summary>
    public static string Font(string name) => Path.Combine(Path.GetDirectoryName(FontPolicy.ConfigurationPath)!, name);

    public static Image Text(
        string style, string text, Color? color = null, Color? background = null, (int Width, Color Color)? stroke = null,
        int? width = null, int? height = null, bool trim = true, string? font = null)
        => TextPicture.Render(
            TextStyle.Parse(style), text, color ?? Color.Black, background, stroke, width, height, trim, font, TestContext.Current.CancellationToken);

    public static (int Width, int Height) Size(
        string style, string text, int? width = null, int? height = null, bool trim = true, (int Width, Color Color)? stroke = null)
    {
        using var image = Text(style, text, width: width, height: height, trim: trim, stroke: stroke);
        return (image.Width, image.Height);
    }

    /// <summary>Coverage of all pixels together.</summary>
    public static double Ink(string style, string text)
    {
        using var image = Text(style, text);
        using var alpha = image[3];
        return alpha.Avg() * image.Width * image.Height;
    }

    public static byte[] Pixels(string style, string text, string? font = null)
    {
        using var image = Text(style, text, font: font);
        return [.. BitConverter.GetBytes(image.Width), .. image.WriteToMemory<byte>()];
    }

    public static int[] At(Image image, int x, int y) => [.. image.Getpoint(x, y).Select(band => (int)band)];
}
