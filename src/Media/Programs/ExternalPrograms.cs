using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Programs;

/// <summary>Every program that the workers know, and where on this machine it is.</summary>
internal sealed class ExternalPrograms
{
    public static readonly ExternalProgram PdfInfo = new(["pdfinfo"], "geometry and page count of PDF files", "-v") { Formats = ["pdf", "ai"] };

    public static readonly ExternalProgram PdfToPpm = new(["pdftoppm"], "PDF pages as images", "-v") { Formats = ["pdf", "ai"] };

    public static readonly ExternalProgram HeifConvert = new(["heif-convert"], "HEIC pictures", "--help") { Formats = ["heic"] };

    public static readonly ExternalProgram Djxl = new(["djxl"], "JPEG XL pictures", "--version") { Formats = ["jxl"] };

    public static readonly ExternalProgram Cjxl = new(["cjxl"], "writing JPEG XL pictures", "--version");

    public static readonly ExternalProgram HeifEnc = new(["heif-enc"], "writing HEIC pictures", "--help");

    public static readonly ExternalProgram PdfSeparate = new(["pdfseparate"], "single pages of PDF files", "-v");

    public static readonly ExternalProgram PdfUnite = new(["pdfunite"], "several pages of PDF files", "-v");

    public static readonly ExternalProgram JxlInfo = new(["jxlinfo"], "geometry of JPEG XL pictures", "-h") { Formats = ["jxl"] };

    /// <summary>Full names only: <c>convert</c> alone is often something else.</summary>
    public static readonly ExternalProgram ImageMagick =
        new(["magick", "convert-im6.q16"], "PSD, BMP, ICO, TGA and JPEG 2000 pictures, and writing the latter", "-version") { Formats = ["psd", "bmp", "ico", "tga", "jp2"] };

    public static readonly ExternalProgram Ffmpeg = new(["ffmpeg"], "what the frames of videos show", "-version");

    public static readonly ExternalProgram Ffprobe = new(["ffprobe"], "geometry and duration of videos", "-version");

    public static readonly ExternalProgram Woff2Decompress = new(["woff2_decompress"], "uploaded fonts in WOFF2", "--version");

    public static readonly ExternalProgram Tesseract = new(["tesseract"], "text in languages that the model does not read", "--version");

    public static readonly ExternalProgram Duktape = new(["duk"], "scripts of uploads and presets (eval, on_success)", "--help");

    /// <summary>Holds the others to their limits, so none of them runs without it.</summary>
    public static readonly ExternalProgram PrLimit = new(["prlimit"], "keeping other programs within limits", "--version");

    public static readonly ExternalProgram SetPriv = new(["setpriv"], "ending other programs with their worker", "--version");

    public static readonly IReadOnlyList<ExternalProgram> All =
        [PdfInfo, PdfToPpm, PdfSeparate, PdfUnite, HeifConvert, HeifEnc, Djxl, Cjxl, JxlInfo, ImageMagick, Ffmpeg, Ffprobe, Woff2Decompress, Duktape, Tesseract, PrLimit, SetPriv];

    private readonly Dictionary<ExternalProgram, string> _paths;

    private ExternalPrograms(Dictionary<ExternalProgram, string> paths) => _paths = paths;

    /// <summary>Looks through <c>PATH</c>.</summary>
    public static ExternalPrograms Find() => FindIn(Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <param name="searchPath">Folders as in <c>PATH</c>; relative ones are passed over.</param>
    public static ExternalPrograms FindIn(string searchPath) => FindIn(searchPath, All);

    internal static ExternalPrograms FindIn(string searchPath, IReadOnlyList<ExternalProgram> wanted)
    {
        var folders = searchPath.Split(Path.PathSeparator).Where(Path.IsPathRooted).ToList();
        var paths = new Dictionary<ExternalProgram, string>();
        foreach (var program in wanted)
        {
            var found = program.Names
                .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);
            if (found is not null)
                paths[program] = found;
        }
        return new ExternalPrograms(paths);
    }

    public bool Has(ExternalProgram program) => _paths.ContainsKey(program);

    /// <summary>True when nothing that reads <paramref name="format"/> is missing.</summary>
    public bool CanRead(string format)
        => Has(PrLimit) && Has(SetPriv) && All.Where(program => program.Formats.Contains(format)).All(Has);

    /// <summary>True when nothing is missing to run <paramref name="program"/>.</summary>
    public bool CanRun(ExternalProgram program) => Has(PrLimit) && Has(SetPriv) && Has(program);

    /// <exception cref="DamException">NotAvailable: not installed.</exception>
    public string PathOf(ExternalProgram program)
        => _paths.TryGetValue(program, out var path)
            ? path
            : throw new DamException(ErrorKind.NotAvailable, $"{program.Name} is not installed (it is needed for {program.Purpose})");
}
