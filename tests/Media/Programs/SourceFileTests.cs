using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Tests.Programs;

/// <summary>Real programs on files that they wrote themselves.</summary>
public sealed class SourceFileTests : IDisposable
{
    private readonly TestFiles _files = new();
    private readonly ProgramRunner _runner = new(ExternalPrograms.Find(), ProgramLimits.Default);

    public SourceFileTests() => LibvipsPolicy.Apply();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("heic", "heif-enc", "a.png", "-q", "90", "-o", "a.heic")]
    [InlineData("jxl", "cjxl", "a.png", "a.jxl", "-d", "0.5")]
    [InlineData("psd", "convert-im6.q16", "a.png", "a.psd")]
    [InlineData("bmp", "convert-im6.q16", "a.png", "a.bmp")]
    [InlineData("jp2", "convert-im6.q16", "a.png", "a.jp2")]
    [InlineData("ico", "convert-im6.q16", "a.png", "a.ico")]
    public void A_program_makes_it_readable_in_the_size_that_probing_said(string format, string program, params string[] arguments)
    {
        _files.Flat("a.png", 120, 80, 200, 40, 40);
        _files.Run(program, arguments);
        var facts = new Prober(ExternalPrograms.Find(), new Sight(new ModelFolder(null))).Probe(new ProbeRequest(_files[$"a.{format}"], null, ProbeParts.All), Token);
        Assert.Equal((format, 120, 80, null), (facts.Format, facts.Width, facts.Height, facts.Problem));
        Assert.Contains(facts.Colors!.Google, share => share is { Color: "red", Percent: > 95 });

        string folder;
        using (var source = SourceFile.Open(_files[$"a.{format}"], format, page: 1, density: null, _runner, Token))
        {
            folder = Path.GetDirectoryName(source.ReadablePath)!;
            using var image = Image.Pngload(source.ReadablePath);
            Assert.Equal((120, 80), (image.Width, image.Height));
        }
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData(1, null, 1275, 1650)]
    [InlineData(1, 72, 612, 792)]
    [InlineData(2, 72, 792, 612)]
    [InlineData(3, 144, 200, 100)]
    public void A_page_is_drawn_at_the_density_asked_for(int page, int? density, int width, int height)
    {
        var file = _files.Write("a.pdf", Pdf.Of((612, 792, 0), (612, 792, 90), (100, 50, 0)));
        using var source = SourceFile.Open(file, "pdf", page, density, _runner, Token);
        using var image = Image.Pngload(source.ReadablePath);
        Assert.Equal((width, height), (image.Width, image.Height));
    }

    [Fact]
    public void A_page_beyond_the_last_is_a_wrong_parameter()
    {
        var file = _files.Write("a.pdf", Pdf.Of((100, 50, 0)));
        var error = Assert.Throws<DamException>(() => SourceFile.Open(file, "pdf", 9, null, _runner, Token));
        Assert.Equal((ErrorKind.InvalidParameter, "Invalid page in transformation: 9"), (error.Kind, error.Message));
    }

    [Fact]
    public void A_page_that_would_become_too_large_is_refused_before_it_is_drawn()
    {
        var file = _files.Write("a.pdf", Pdf.Of((14400, 14400, 0)));
        var error = Assert.Throws<DamException>(() => SourceFile.Open(file, "pdf", 1, 300, _runner, Token));
        Assert.StartsWith("Maximum image", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_programs_read_meaning_into_is_harmless()
    {
        _files.Flat("a.png", 12, 8, 200, 40, 40);
        _files.Run("convert-im6.q16", "a.png", "a.bmp");
        File.Move(_files["a.bmp"], _files["-x %d[1]$(touch owned):a.bmp"]);
        using var source = SourceFile.Open(_files["-x %d[1]$(touch owned):a.bmp"], "bmp", 1, null, _runner, Token);
        Assert.Equal("png", source.Format);
    }

    [Fact]
    public void ImageMagick_reads_what_its_policy_names_and_nothing_else()
    {
        _files.Flat("a.gif", 12, 8, 200, 40, 40);
        var result = _runner.Run(ExternalPrograms.ImageMagick, [_files["a.gif"], "png:out.png"], Path.GetDirectoryName(_files["a.gif"])!, Token);
        Assert.False(result.Succeeded);
        Assert.Contains("security policy", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_program_the_answer_names_it()
    {
        var bare = new ProgramRunner(ExternalPrograms.FindIn("/nowhere:relative"), ProgramLimits.Default);
        var file = _files.Write("a.pdf", Pdf.Of((100, 50, 0)));
        var error = Assert.Throws<DamException>(() => SourceFile.Open(file, "pdf", 1, null, bare, Token));
        Assert.Equal(ErrorKind.NotAvailable, error.Kind);
        Assert.Contains("is not installed", error.Message, StringComparison.Ordinal);
        Assert.False(ExternalPrograms.FindIn("/nowhere").CanRead("pdf"));
    }
}
