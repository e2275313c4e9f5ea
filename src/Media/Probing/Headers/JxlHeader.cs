using System.Globalization;
using System.Text.RegularExpressions;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Probing.Headers;

/// <summary>The size of a JPEG XL picture by <c>jxlinfo</c>, whose header is a stream of bits.</summary>
internal static partial class JxlHeader
{
    public static PictureSize? Read(string path, string folder, ProgramRunner runner, CancellationToken cancellationToken)
    {
        var text = runner.Run(ExternalPrograms.JxlInfo, [path], folder, cancellationToken).OrThrow("Invalid image file").Output;
        var match = Size().Match(text);
        return match.Success
            && int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(match.Groups[2].Value, CultureInfo.InvariantCulture, out var height)
                ? new PictureSize(width, height, text.Contains("alpha", StringComparison.OrdinalIgnoreCase))
                : null;
    }

    /// <summary><c>JPEG XL image, 640x480, lossy, 8-bit RGB+Alpha</c>.</summary>
    [GeneratedRegex(@"(\d+)\s*x\s*(\d+)")]
    private static partial Regex Size();
}
