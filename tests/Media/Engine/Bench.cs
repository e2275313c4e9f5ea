using NetVips;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>A folder of pictures made on the spot, and the engine to run on them.</summary>
internal sealed class Bench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("engine-");
    private int _count;

    public Bench() => LibvipsPolicy.Apply();

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>A file of the picture in the format of the name's suffix, options allowed.</summary>
    public string Save(Image image, string name)
    {
        var path = Path($"{_count++}-{name.Split('[')[0]}");
        image.WriteToFile(path + name[name.Split('[')[0].Length..]);
        return path;
    }

    public string Save(ReadOnlySpan<byte> bytes, string name)
    {
        var path = Path($"{_count++}-{name}");
        File.WriteAllBytes(path, bytes.ToArray());
        return path;
    }

    public DerivedFile Run(
        string source, string transformation, string format, Func<DeriveRequest, DeriveRequest>? change = null, Sight? sight = null, CancellationToken cancellationToken = default)
        => ImageEngine.Run(source, Request(source, transformation, format, change), (file, _) => SourceFile.Of(file), cancellationToken, sight);

    /// <summary>The result, opened.</summary>
    public Image Derive(string source, string transformation, string format = "png", Func<DeriveRequest, DeriveRequest>? change = null)
    {
        var request = Request(source, transformation, format, change);
        var derived = ImageEngine.Run(source, request, (file, _) => SourceFile.Of(file), CancellationToken.None);
        var image = Open(request.OutputPath, derived.Format);
        Assert.Equal((image.Width, image.PageHeight), (derived.Width, derived.Height));
        Assert.Equal(new FileInfo(request.OutputPath).Length, derived.SizeInBytes);
        return image;
    }

    /// <summary>The result as PNG, opened, of a file of any format.</summary>
    public Image DeriveConverted(string source, string transformation, string sourceFormat)
    {
        var request = Request(source, transformation, "png", asked => asked with { SourceFormat = sourceFormat });
        Derivation.Run(request, ExternalPrograms.Find(), new Sight(new ModelFolder(null)), new RecentWork(), CancellationToken.None);
        return Open(request.OutputPath, "png");
    }

    /// <summary>A file of any format, by a program where libvips cannot read it; all frames of an animation.</summary>
    public static Image Open(string path, string format)
    {
        using var readable = SourceFile.Open(path, format, page: null, density: 72, new(ExternalPrograms.Find(), ProgramLimits.Default), CancellationToken.None);
        using var image = Image.NewFromFile(readable.ReadablePath, kwargs: readable.Format is "gif" or "webp" ? new VOption { { "n", -1 } } : []);
        return image.CopyMemory();
    }

    /// <summary>Soft shapes with grain on them, as a photograph has.</summary>
    public static Image Photo(int width, int height, int seed)
    {
        using var noise = Image.Gaussnoise(width, height, sigma: 60, mean: 128, seed: seed);
        using var soft = noise.Gaussblur(Math.Max(width, height) / 24.0);
        using var lazy = (soft - 128) * 20 + 128;
        using var strong = lazy.CopyMemory();
        using var other = strong.Flip(Enums.Direction.Horizontal);
        using var third = strong.Flip(Enums.Direction.Vertical);
        using var grain = Image.Gaussnoise(width, height, sigma: 4, mean: 0, seed: seed + 1);
        using var joined = strong.Bandjoin(other, third) + grain;
        using var bytes = joined.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    public DeriveRequest Request(string source, string transformation, string format, Func<DeriveRequest, DeriveRequest>? change = null)
    {
        var request = new DeriveRequest
        {
            SourcePath = source,
            SourceFormat = System.IO.Path.GetExtension(source)[1..].Replace("tif", "tiff", StringComparison.Ordinal).Replace("tifff", "tiff", StringComparison.Ordinal),
            Transformation = transformation,
            Format = format,
            OutputPath = Path($"{_count++}-out"),
        };
        return change?.Invoke(request) ?? request;
    }

    /// <summary>One colour all over.</summary>
    public static Image Flat(int width, int height, params double[] colour)
    {
        using var black = Image.Black(width, height);
        using var coloured = black.NewFromImage(colour);
        return coloured.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>Left half one colour, right half another.</summary>
    public static Image Halves(int width, int height, double[] left, double[] right)
    {
        using var whole = Flat(width, height, right);
        using var part = Flat(width / 2, height, left);
        return whole.Insert(part, 0, 0);
    }

    /// <summary>Frames of different greys, below each other.</summary>
    public static Image Reel(int width, int height, int frames, int delayMs = 50, int plays = 0)
    {
        var greys = Enumerable.Range(0, frames).Select(i => Flat(width, height, i * 20, 128, 255 - (i * 20))).ToArray();
        using var joined = Image.Arrayjoin(greys, across: 1);
        return joined.Mutate(mutable =>
        {
            mutable.Set(GValue.GIntType, "page-height", height);
            mutable.Set(GValue.GIntType, "loop", plays);
            mutable.Set(GValue.ArrayIntType, "delay", Enumerable.Repeat(delayMs, frames).ToArray());
        });
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
