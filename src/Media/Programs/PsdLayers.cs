using System.Globalization;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Programs;

/// <summary>
/// A Photoshop file: the flattened picture that it carries, or layers of it, by number from 1 at the bottom, or by name.
/// ImageMagick counts the flattened picture as 0.
/// </summary>
internal static class PsdLayers
{
    public static void Convert(Conversion work, ProgramRunner runner, CancellationToken cancellationToken)
    {
        if (work is { Page: null, LayerNames.Count: 0 })
        {
            Converters.Magick("psd", "[0]")(work, runner, cancellationToken);
            return;
        }

        var names = Names(work, runner, cancellationToken);
        var wanted = work.LayerNames.Count == 0 ? [work.Page!.Value] : work.LayerNames.Select(name => Number(names, name)).ToList();
        if (wanted.Exists(number => number >= names.Count))
            throw DamException.Invalid($"Invalid page in transformation: {work.PageText}");
        var scenes = string.Join(',', wanted.Select(number => number.ToString(CultureInfo.InvariantCulture)));
        string[] arguments = [$"psd:{work.Input}[{scenes}]", "-background", "none", "-layers", "merge", "+repage", $"png:{work.Output}"];
        runner.Run(ExternalPrograms.ImageMagick, arguments, work.Folder, cancellationToken).OrThrow(Converters.Broken);
    }

    /// <summary>In ImageMagick's order.</summary>
    private static List<string> Names(Conversion work, ProgramRunner runner, CancellationToken cancellationToken)
    {
        string[] arguments = [$"psd:{work.Input}", "-format", "%l\n", "info:"];
        var listed = runner.Run(ExternalPrograms.ImageMagick, arguments, work.Folder, cancellationToken).OrThrow(Converters.Broken);
        return [.. listed.Output.TrimEnd('\n').Split('\n')];
    }

    private static int Number(List<string> names, string name)
        => names.FindIndex(1, each => each == name) is > 0 and var number ? number : throw DamException.Invalid($"Invalid page in transformation: name:{name}");
}
