using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Programs;

/// <summary>Debian's <c>tesseract</c>, and the languages that it has data for on this machine. They may arrive while the process runs.</summary>
/// <param name="dataFolder">Where its data is; null for nowhere.</param>
internal sealed class Tesseract(ExternalPrograms programs, string? dataFolder)
{
    /// <summary>By which people say where its data is.</summary>
    public const string Variable = "TESSDATA_PREFIX";

    /// <summary>Of what it prints: a page of ten thousand words has half a megabyte.</summary>
    private const int MostText = 4 << 20;

    /// <summary>Of the worker's time, what is left for all else.</summary>
    private const double Rest = 0.2;

    private static readonly ProgramLimits Limits = new(WorkerTime.OfEnvironment * (1 - Rest), AddressSpaceInBytes: 1L << 30, FileSizeInBytes: 16 << 20);

    private static readonly string[] Folders = ["/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata"];

    private readonly Lazy<string> _version = new(
        () => ProgramVersion.Of(ExternalPrograms.Tesseract, new ProgramRunner(programs, Limits), CancellationToken.None) ?? "tesseract", LazyThreadSafetyMode.PublicationOnly);

    /// <summary><c>tesseract 5.3.0</c>.</summary>
    public string Version => _version.Value;

    /// <summary>The languages of <see cref="TextLanguages"/> that it reads here.</summary>
    public IEnumerable<TextLanguage> Languages => TextLanguages.All.Where(language => Has(language.Pack));

    public static Tesseract Find(ExternalPrograms programs)
        => new(programs, Folders.Prepend(Environment.GetEnvironmentVariable(Variable)).FirstOrDefault(folder => Path.IsPathRooted(folder) && Directory.Exists(folder)));

    public bool Has(string pack) => dataFolder is not null && programs.CanRun(ExternalPrograms.Tesseract) && File.Exists(Path.Combine(dataFolder, pack + ".traineddata"));

    /// <param name="input">A picture of ours in the folder, or a text with the path of one in each line.</param>
    /// <param name="segmentation">What it takes a picture for, by its option <c>--psm</c>: 3 a page, 7 a line.</param>
    /// <returns>The words as it prints them in columns.</returns>
    /// <exception cref="DamException">Unprocessable: it failed, or took too long.</exception>
    public string Read(PrivateFolder folder, string input, IEnumerable<TextLanguage> languages, int segmentation, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            input, folder["words"], "--tessdata-dir", dataFolder!, "-l", string.Join('+', languages.Select(language => language.Pack)),
            "--psm", segmentation.ToString(System.Globalization.CultureInfo.InvariantCulture), "-c", "tessedit_create_tsv=1",
        ];
        // The worker has to come to its end in time, and may have done other things before.
        var left = WorkerTime.Left - (WorkerTime.OfEnvironment * Rest);
        if (left <= TimeSpan.Zero)
            throw new DamException(ErrorKind.Unprocessable, "The text could not be read: no time was left for it");
        new ProgramRunner(programs, Limits with { Time = left < Limits.Time ? left : Limits.Time }).Run(ExternalPrograms.Tesseract, arguments, folder.Path, cancellationToken).OrThrow("The text could not be read");
        return Beginning(folder["words.tsv"]);
    }

    private static string Beginning(string path)
    {
        if (!File.Exists(path))
            return "";
        using var reader = new StreamReader(path);
        var text = new char[(int)Math.Min(MostText, new FileInfo(path).Length)];
        return new string(text, 0, reader.ReadBlock(text));
    }
}
