using NetVips;

namespace NetVipsTests;

/// <summary>Small pictures made on the spot, and a folder that goes away with the test.</summary>
internal sealed class Pictures : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netvips-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Save(Image image, string name)
    {
        image.WriteToFile(Path(name));
        return Path(name);
    }

    /// <summary>One colour all over.</summary>
    public static Image Flat(int width, int height, params double[] colour)
    {
        using var black = Image.Black(width, height);
        using var coloured = black.NewFromImage(colour);
        return coloured.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>Grey noise, which no encoder can guess.</summary>
    public static Image Noise(int width, int height)
    {
        using var noise = Image.Gaussnoise(width, height, sigma: 40, mean: 128, seed: 7);
        return noise.Cast(Enums.BandFormat.Uchar);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
