using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>Writes what libvips cannot: a PNG, which a program of the system turns into the format, under the limits of all programs.</summary>
internal static class ProgramWriting
{
    private static readonly Lazy<ProgramRunner> _runner = new(() => new(ExternalPrograms.Find(), ProgramLimits.Default));

    /// <param name="extension">Of the program's output, which some programs go by.</param>
    /// <param name="arguments">Of input path and output path.</param>
    /// <exception cref="DamException">NotAvailable: not installed. Unprocessable: it failed, or took too long.</exception>
    public static void Write(Writing writing, ExternalProgram program, string extension, Func<string, string, IReadOnlyList<string>> arguments)
    {
        using var folder = new PrivateFolder();
        var (input, output) = (folder["in.png"], folder["out." + extension]);

        // Read once, by the program beside us: what little compression gains is lost in time.
        writing.Image.Pngsave(input, compression: 1, filter: Enums.ForeignPngFilter.None, keep: writing.Keep);
        var result = _runner.Value.Run(program, arguments(input, output), folder.Path, writing.Cancellation);
        if (!result.Succeeded || !File.Exists(output))
            throw new DamException(ErrorKind.Unprocessable, $"{program.Name} could not write the picture");
        File.Move(output, writing.Path, overwrite: true);
    }
}
