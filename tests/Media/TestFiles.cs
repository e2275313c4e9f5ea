using System.Diagnostics;
using NetVips;

namespace ServerlessDam.Media.Tests;

/// <summary>A folder of files made for one test, gone with it.</summary>
public sealed class TestFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dam-media-tests-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>A picture of one colour; the suffix says the format.</summary>
    public string Flat(string name, int width, int height, params double[] color)
    {
        using var black = Image.Black(width, height);
        using var flat = (black + color).Cast(Enums.BandFormat.Uchar);
        using var srgb = flat.Copy(interpretation: Enums.Interpretation.Srgb);
        srgb.WriteToFile(this[name]);
        return this[name];
    }

    /// <summary>A picture with soft shapes, different for each <paramref name="seed"/>, like a photograph of nothing.</summary>
    public string Photo(string name, int width, int height, int seed)
    {
        using var noise = Image.Gaussnoise(width, height, sigma: 60, mean: 128, seed: seed);
        using var soft = noise.Gaussblur(Math.Max(width, height) / 24.0);
        using var lazy = (soft - 128) * 20 + 128;
        using var strong = lazy.CopyMemory();
        using var other = strong.Flip(Enums.Direction.Horizontal);
        using var third = strong.Flip(Enums.Direction.Vertical);
        using var grain = (Image.Gaussnoise(width, height, sigma: 4, mean: 0, seed: seed + 1));
        using var joined = strong.Bandjoin(other, third) + grain;
        using var bytes = joined.Cast(Enums.BandFormat.Uchar);
        using var srgb = bytes.Copy(interpretation: Enums.Interpretation.Srgb);
        srgb.WriteToFile(this[name]);
        return this[name];
    }

    /// <summary>A drawing of a few kilobytes that keeps librsvg busy for minutes.</summary>
    public string SlowSvg(string name)
    {
        var noises = string.Concat(Enumerable.Range(0, 300).Select(
            i => $"<feTurbulence baseFrequency='0.{i + 10}' numOctaves='9' result='n{i}'/><feBlend in='n{i}' in2='{(i == 0 ? "SourceGraphic" : $"b{i - 1}")}' result='b{i}'/>"));
        return Write(name, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="4000" height="4000">
              <filter id="f" x="0" y="0" width="1" height="1">{noises}</filter>
              <rect width="100%" height="100%" filter="url(#f)"/>
            </svg>
            """);
    }

    /// <summary>A drawing that needs many surfaces of its own size at once.</summary>
    public string GreedySvg(string name)
    {
        var floods = string.Concat(Enumerable.Range(0, 20).Select(i => $"<feGaussianBlur in='SourceGraphic' stdDeviation='{i + 1}' result='r{i}'/>"));
        var merges = string.Concat(Enumerable.Range(0, 20).Select(i => $"<feMergeNode in='r{i}'/>"));
        return Write(name, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="7000" height="7000">
              <filter id="f">{floods}<feMerge>{merges}</feMerge></filter>
              <g filter="url(#f)"><rect width="6000" height="6000" fill="red"/></g>
            </svg>
            """);
    }

    /// <summary>Runs a program of the system that makes a test file.</summary>
    public void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder.FullName, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program}: {errors}");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
