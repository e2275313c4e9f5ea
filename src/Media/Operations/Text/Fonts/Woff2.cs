using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Operations.Text.Fonts;

/// <summary>Fonts packed as WOFF2, whose outlines are rearranged as well as compressed; a program of the system undoes it.</summary>
internal static class Woff2
{
    private static readonly Lazy<ExternalPrograms> Programs = new(ExternalPrograms.Find);

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("wOF2"u8);

    /// <exception cref="DamException">NotAvailable: the program is not installed. Unprocessable: it could not read the font.</exception>
    public static byte[] Decompress(byte[] bytes, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder();
        File.WriteAllBytes(folder["font.woff2"], bytes);
        new ProgramRunner(Programs.Value, ProgramLimits.Default)
            .Run(ExternalPrograms.Woff2Decompress, [folder["font.woff2"]], folder.Path, cancellationToken)
            .OrThrow(Sfnt.Broken);
        return File.ReadAllBytes(folder["font.ttf"]);
    }
}
