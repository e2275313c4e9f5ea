using System.Diagnostics;
using System.Globalization;
using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;
using ServerlessDam.Tests;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>
/// Every input format in every output format, beside what sharp makes of the same picture: scaled down by half, decoded by
/// sharp, or where it cannot by the program that can.
/// </summary>
public sealed class AgainstSharp : IDisposable
{
    /// <summary>Mean over all pixels and bands, 0 to 255, of quality 90 against lossless: chroma is stored at half the size.</summary>
    private const double Tolerance = 4;

    /// <summary>256 colours; and PDF, which pdftoppm draws on up to one pixel more than the page has, so that edges move; from PDF to PDF twice.</summary>
    private const double CoarseTolerance = 9;

    private static readonly string[] _coarse = ["gif", "pdf"];

    private static readonly string[] _readBySharp = ["jpg", "png", "webp", "avif", "gif", "tiff"];

    private readonly Bench _bench = new();
    private readonly TestFiles _files = new();

    public static TheoryData<string> Inputs
        => ["jpg", "png", "webp", "avif", "gif", "tiff", "svg", "heic", "jxl", "psd", "bmp", "jp2", "ico", "tga", "pdf"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _files.Dispose();
        _bench.Dispose();
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Every_output_looks_as_sharp_would_have_made_it(string input)
    {
        using var picture = Muted();
        picture.WriteToFile(_files["a.png"]);
        var source = Source(input);
        var formats = ImageEngine.WriteFormats;

        var pictures = formats.Select(format => Derived(source, input, format)).ToList();
        var differences = await Compare(input == "svg" ? source : _files["a.png"], pictures);

        Assert.All(formats.Zip(differences), pair =>
            Assert.True(pair.Second <= (_coarse.Contains(pair.First) || _coarse.Contains(input) ? CoarseTolerance : Tolerance), $"{input} to {pair.First}: {pair.Second}"));
    }

    /// <summary>Soft, and with colours that go along with brightness, as those of photographs mostly do.</summary>
    private static Image Muted()
    {
        using var photo = Bench.Photo(160, 120, seed: 9);
        using var soft = photo.Gaussblur(3);
        using var grey = soft.Colourspace(Enums.Interpretation.Bw);
        using var mixed = (soft * 0.25) + (grey * 0.75);
        using var bytes = mixed.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private string Source(string format)
    {
        switch (format)
        {
            case "svg":
                return _files.Write("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='160' height='120'><rect width='160' height='120' fill='#c86432'/><circle cx='80' cy='60' r='40' fill='#3264c8'/></svg>");
            case "heic":
                _files.Run("heif-enc", "a.png", "-q", "95", "-o", "a.heic");
                break;
            case "jxl":
                _files.Run("cjxl", "a.png", "a.jxl", "-d", "0.5");
                break;
            case "psd" or "bmp" or "jp2" or "ico" or "tga":
                _files.Run("convert-im6.q16", "a.png", $"a.{format}");
                break;
            case "pdf":
                ImageEngine.Run(_files["a.png"], _bench.Request(_files["a.png"], "q_95", "pdf") with { OutputPath = _files["a.pdf"] }, (file, _) => Media.Programs.SourceFile.Of(file), Token);
                break;
            case "png":
                break;
            default:
                using (var picture = Image.NewFromFile(_files["a.png"]))
                    picture.WriteToFile(_files[format == "tiff" ? "a.tif" : $"a.{format}"] + (format is "jpg" or "webp" or "avif" ? "[Q=95]" : ""));
                break;
        }

        return _files[format == "tiff" ? "a.tif" : $"a.{format}"];
    }

    /// <summary>A file that sharp reads.</summary>
    private string Derived(string source, string input, string format)
    {
        using var readable = SourceFile.Open(source, input, page: null, density: 72, new(ExternalPrograms.Find(), ProgramLimits.Default), Token);
        var request = _bench.Request(source, "c_scale,q_90,w_80", format) with { SourceFormat = input };
        ImageEngine.Run(readable.ReadablePath, request, (file, _) => Media.Programs.SourceFile.Of(file), Token);
        if (_readBySharp.Contains(format))
            return request.OutputPath;
        using var result = Bench.Open(request.OutputPath, format);
        return _bench.Save(result, "a.png");
    }

    private static async Task<List<double>> Compare(string reference, IReadOnlyList<string> pictures)
    {
        var script = Path.Combine(RepositoryRoot.Path, "tests", "Media", "Engine", "peer.mjs");
        var start = new ProcessStartInfo("node", [script, reference, "80", .. pictures]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var error = node.StandardError.ReadToEndAsync(Token);
        var output = await node.StandardOutput.ReadToEndAsync(Token);
        await node.WaitForExitAsync(Token);
        Assert.True(node.ExitCode == 0, await error);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }
}
