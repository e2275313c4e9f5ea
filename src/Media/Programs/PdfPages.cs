using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Probing;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Programs;

/// <summary>Pages of a PDF as a PDF, with their text and shapes: nothing is drawn.</summary>
internal static class PdfPages
{
    /// <summary>Each is a file of its own on the way, and one more argument of a program.</summary>
    private const int MaxPages = 200;

    /// <summary>Whether the pages need only be picked.</summary>
    public static bool Serves(DeriveRequest request, Plan plan)
        => request is { Format: "pdf", SourceFormat: "pdf" or "ai" } && plan.Steps.Count == 0;

    /// <exception cref="DamException">InvalidParameter: no such page. Unprocessable: broken or protected. NotAvailable: a program is not installed.</exception>
    public static DerivedFile Pick(DeriveRequest request, SourceOptions options, ProgramRunner runner, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder();
        File.CreateSymbolicLink(folder["in.pdf"], Path.GetFullPath(request.SourcePath));
        var first = PdfDocument.Read(folder["in.pdf"], options.Page ?? 1, folder.Path, runner, cancellationToken);
        if (options.Page is null)
            File.Copy(request.SourcePath, request.OutputPath, overwrite: true);
        else
            Write(Wanted(options, first.Pages), folder, request.OutputPath, runner, cancellationToken);
        var size = first.PixelsAt(density: 72);
        return new("pdf", size.Width, size.Height, new FileInfo(request.OutputPath).Length);
    }

    private static List<int> Wanted(SourceOptions options, int count)
    {
        if (options.Pages.Count == 0)
            return [options.Page!.Value];
        var ranges = options.Pages.Select(range => range.Within(count)).ToList();
        if (ranges.Find(range => range.To > count) is { To: > 0 and var beyond })
            throw DamException.Invalid($"Invalid page in transformation: {beyond}");
        var wanted = ranges.SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1)).Take(MaxPages + 1).ToList();
        return wanted.Count <= MaxPages ? wanted : throw DamException.Invalid($"Maximum number of pages is {MaxPages}");
    }

    private static void Write(List<int> pages, PrivateFolder folder, string path, ProgramRunner runner, CancellationToken cancellationToken)
    {
        foreach (var page in pages.Distinct())
        {
            var number = page.ToString(CultureInfo.InvariantCulture);
            Run(ExternalPrograms.PdfSeparate, ["-f", number, "-l", number, folder["in.pdf"], folder["p%d.pdf"]]);
        }

        if (pages.Count > 1)
            Run(ExternalPrograms.PdfUnite, [.. pages.Select(PathOf), folder["out.pdf"]]);
        var made = pages.Count > 1 ? folder["out.pdf"] : PathOf(pages[0]);
        if (!File.Exists(made))
            throw new DamException(ErrorKind.Unprocessable, Converters.Broken);
        File.Move(made, path, overwrite: true);

        string PathOf(int page) => folder[string.Create(CultureInfo.InvariantCulture, $"p{page}.pdf")];

        void Run(ExternalProgram program, IReadOnlyList<string> arguments)
            => runner.Run(program, arguments, folder.Path, cancellationToken).OrThrow(Converters.Broken);
    }
}
