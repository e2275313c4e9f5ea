using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Text.Fonts;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Media.Probing.Pictures;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;

namespace ServerlessDam.Media.Workers;

/// <summary>What works on this machine, found by trying.</summary>
internal static class Capabilities
{
    public static MediaCapabilities Find(ExternalPrograms programs, Sight sight, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<string, string>
        {
            ["libvips"] = string.Create(CultureInfo.InvariantCulture, $"{Version(0)}.{Version(1)}.{Version(2)}"),
        };
        var runner = new ProgramRunner(programs, ProgramLimits.Default);
        foreach (var program in ExternalPrograms.All.Where(programs.Has))
        {
            if (ProgramVersion.Of(program, runner, cancellationToken) is { } version)
                versions[program.Name] = version;
        }
        if (WholeWebp.Version is { } webp)
            versions["libwebp"] = webp.ToString();
        foreach (var (name, version) in sight.Versions)
            versions[name] = version;
        return new MediaCapabilities(
            versions,
            [.. ExternalPrograms.All.Where(program => !programs.Has(program)).Select(program => $"{program.Name}: {program.Purpose}"), .. Libraries(), .. Fonts(), .. Packs(programs, sight), .. sight.Missing],
            [.. Loaders.ByFormat.Keys.Union(Converters.ByFormat.Keys).Where(programs.CanRead).Order(StringComparer.Ordinal)],
            [.. ImageEngine.WriteFormats.Where(format => WriterTable.ByFormat[format].Program is not { } program || programs.CanRun(program))])
        {
            Languages = [.. sight.Languages.Select(language => language.Code).Order(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> Libraries()
        => WholeWebp.Version is null ? ["libwebp: WebP at full size in half of the memory"] : [];

    private static IEnumerable<string> Fonts()
        => FontFamilies.Missing().ToList() is { Count: > 0 } missing ? [$"fonts {string.Join(", ", missing)}: texts in their own letters"] : [];

    /// <summary>Without the program all of them are missing, and it is named.</summary>
    private static IEnumerable<string> Packs(ExternalPrograms programs, Sight sight)
        => programs.Has(ExternalPrograms.Tesseract) && TextLanguages.Usual.Except(sight.Languages).Select(language => language.Pack).ToList() is { Count: > 0 } missing
            ? [$"tesseract languages {string.Join(", ", missing)}: text in them"]
            : [];

    private static int Version(int part) => NetVips.NetVips.Version(part);
}
