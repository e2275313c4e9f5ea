using System.Collections.Frozen;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Probing.Headers;

namespace ServerlessDam.Media.Programs;

/// <summary>How each format that the image library cannot read becomes a PNG.</summary>
internal static class Converters
{
    public static readonly FrozenDictionary<string, Action<Conversion, ProgramRunner, CancellationToken>> ByFormat =
        new Dictionary<string, Action<Conversion, ProgramRunner, CancellationToken>>
        {
            ["pdf"] = PdfPage,
            ["ai"] = PdfPage,
            ["heic"] = Heic,
            ["jxl"] = JpegXl,
            ["psd"] = PsdLayers.Convert,
            ["bmp"] = Magick("bmp", ""),
            ["tga"] = Magick("tga", ""),
            ["jp2"] = Magick("jp2", ""),
            ["ico"] = Icon,
        }.ToFrozenDictionary();

    internal const string Broken = "Invalid image file";

    /// <summary><c>pdftoppm</c> of poppler. A page beyond the last makes it succeed and write nothing.</summary>
    private static void PdfPage(Conversion work, ProgramRunner runner, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-png", "-singlefile", "-cropbox", "-r", work.DensityText, "-f", work.PageText, "-l", work.PageText,
            work.Input, Path.ChangeExtension(work.Output, null),
        ];
        var result = runner.Run(ExternalPrograms.PdfToPpm, arguments, work.Folder, cancellationToken);
        if (result.Errors.Contains("Wrong page range", StringComparison.Ordinal))
            throw DamException.Invalid($"Invalid page in transformation: {work.PageText}");
        if (result.Errors.Contains("Incorrect password", StringComparison.Ordinal))
            throw new DamException(ErrorKind.Unprocessable, "The PDF is protected by a password");
        result.OrThrow(Broken);
    }

    /// <summary><c>heif-convert</c> of libheif applies rotation and mirroring of the container.</summary>
    private static void Heic(Conversion work, ProgramRunner runner, CancellationToken cancellationToken)
        => runner.Run(ExternalPrograms.HeifConvert, [work.Input, work.Output], work.Folder, cancellationToken).OrThrow(Broken);

    private static void JpegXl(Conversion work, ProgramRunner runner, CancellationToken cancellationToken)
        => runner.Run(ExternalPrograms.Djxl, [work.Input, work.Output, "--num_threads=1"], work.Folder, cancellationToken)
            .OrThrow(Broken);

    /// <summary>The largest picture of the icon. Its folder is read here, so that ImageMagick decodes that one alone.</summary>
    private static void Icon(Conversion work, ProgramRunner runner, CancellationToken cancellationToken)
    {
        var best = IcoHeader.Largest(work.Input) ?? throw new DamException(ErrorKind.Unprocessable, Broken);
        Magick("ico", $"[{best.Index}]")(work, runner, cancellationToken);
    }

    /// <summary>The coder is named, so that the bytes cannot choose another one.</summary>
    internal static Action<Conversion, ProgramRunner, CancellationToken> Magick(string coder, string scene)
        => (work, runner, cancellationToken) => runner.Run(
            ExternalPrograms.ImageMagick,
            [$"{coder}:{work.Input}{scene}", $"png:{work.Output}"],
            work.Folder,
            cancellationToken).OrThrow(Broken);
}
