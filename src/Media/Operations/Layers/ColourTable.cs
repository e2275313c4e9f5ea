using System.Globalization;
using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;

namespace ServerlessDam.Media.Operations.Layers;

/// <summary>
/// A table of colours in three dimensions, as <c>.3dl</c> (Autodesk Lustre: blue runs fastest, values up to the table's own depth) or
/// <c>.cube</c> (Adobe Cube LUT 1.0: red runs fastest, values up to 1). Between its points colours are interpolated linearly.
/// </summary>
internal sealed class ColourTable
{
    private const int MostBytes = 8 << 20;
    private const int LargestSide = 65;

    private readonly int _side;
    private readonly float[] _values;

    private ColourTable(int side, float[] values) => (_side, _values) = (side, values);

    /// <exception cref="DamException">InvalidParameter: no table, or one that is too large.</exception>
    public static ColourTable Read(LayerFile file)
    {
        if (new FileInfo(file.Path).Length > MostBytes)
            throw DamException.Invalid($"Maximum size of a LUT is {MostBytes >> 20} MB");

        var rows = File.ReadLines(file.Path)
            .Select(line => line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0)
            .ToList();
        return rows.Find(words => words[0] == "LUT_3D_SIZE") is { } size ? Cube(rows, size) : Lustre(rows);
    }

    /// <summary>Every colour of every frame through the table; alpha stays.</summary>
    public Picture Apply(Picture picture) => picture.Settled().Each(image => Alpha.Aside(image, Mapped));

    private Image Mapped(Image image)
    {
        var pixels = image.WriteToMemory<byte>();
        for (var at = 0; at + 2 < pixels.Length; at += 3)
            Map(pixels.AsSpan(at, 3));

        return Image.NewFromMemoryCopy<byte>(pixels, image.Width, image.Height, 3, Enums.BandFormat.Uchar)
            .Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private void Map(Span<byte> colour)
    {
        Span<int> low = stackalloc int[3];
        Span<float> share = stackalloc float[3];
        for (var band = 0; band < 3; band++)
        {
            var place = colour[band] / 255f * (_side - 1);
            low[band] = Math.Min((int)place, _side - 2);
            share[band] = place - low[band];
        }

        for (var band = 0; band < 3; band++)
        {
            var value = 0f;
            for (var corner = 0; corner < 8; corner++)
            {
                var (r, g, b) = (corner & 1, (corner >> 1) & 1, corner >> 2);
                var weight = (r == 1 ? share[0] : 1 - share[0]) * (g == 1 ? share[1] : 1 - share[1]) * (b == 1 ? share[2] : 1 - share[2]);
                value += weight * _values[(((((low[0] + r) * _side) + low[1] + g) * _side) + low[2] + b) * 3 + band];
            }

            colour[band] = (byte)Math.Clamp((value * 255) + 0.5f, 0, 255);
        }
    }

    /// <summary>A line of grid points, then one line of three whole numbers for each colour.</summary>
    private static ColourTable Lustre(List<string[]> rows)
    {
        var entries = rows.Where(words => words.Length == 3 && words.All(word => int.TryParse(word, CultureInfo.InvariantCulture, out _))).ToList();
        var side = SideOf(entries.Count);
        var values = entries.SelectMany(words => words.Select(word => (float)int.Parse(word, CultureInfo.InvariantCulture))).ToArray();

        // The depth is the first of the usual ones that holds the largest value.
        var top = values.Max() switch { <= 255 => 255f, <= 1023 => 1023f, <= 4095 => 4095f, _ => 65535f };
        return new(side, Array.ConvertAll(values, value => value / top));
    }

    private static ColourTable Cube(List<string[]> rows, string[] size)
    {
        var side = size.Length == 2 && int.TryParse(size[1], CultureInfo.InvariantCulture, out var n) && n is >= 2 and <= LargestSide ? n : throw Invalid();
        var entries = rows.Where(words => words.Length == 3 && words.All(word => float.TryParse(word, CultureInfo.InvariantCulture, out var v) && float.IsFinite(v))).ToList();
        if (entries.Count != side * side * side)
            throw Invalid();

        var values = new float[entries.Count * 3];
        for (var at = 0; at < entries.Count; at++)
        {
            var (r, g, b) = (at % side, at / side % side, at / side / side);
            for (var band = 0; band < 3; band++)
                values[((((r * side) + g) * side) + b) * 3 + band] = float.Parse(entries[at][band], CultureInfo.InvariantCulture);
        }

        return new(side, values);
    }

    private static int SideOf(int entries)
    {
        var side = (int)Math.Round(Math.Cbrt(entries));
        return side is >= 2 and <= LargestSide && side * side * side == entries ? side : throw Invalid();
    }

    private static DamException Invalid() => DamException.Invalid("Invalid overlay in transformation: the LUT is no table of colours in three dimensions");
}
