using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Tests.Workers;

/// <summary>Derivations through real workers: the source made readable, the engine run, the errors brought home.</summary>
[Collection(nameof(OneAtATime))]
public sealed class DerivationTests : IAsyncDisposable
{
    private readonly TestFiles _files = new();

    private readonly MediaWorkerPool _pool = new(
        Options.Create(new MediaOptions { Workers = 1, TimeLimit = TimeSpan.FromMinutes(2) }), TimeProvider.System, NullLogger<MediaWorkerPool>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task A_photograph_becomes_a_smaller_picture_of_another_format()
    {
        var derived = await DeriveAsync(_files.Photo("a.jpg", 640, 400, seed: 1), "jpg", "c_fill,h_100,w_100", "webp");
        Assert.Equal(("webp", 100, 100), (derived.Format, derived.Width, derived.Height));
        var facts = await _pool.ProbeAsync(new(_files["out"], null, ProbeParts.Format), Token);
        Assert.Equal(("webp", 100, 100), (facts.Format, facts.Width, facts.Height));
    }

    [Theory]
    [InlineData("pg_2", 1650, 1275)]
    [InlineData("dn_72", 612, 792)]
    [InlineData("dn_72,pg_2/c_scale,w_100", 100, 77)]
    public async Task A_page_of_a_document_becomes_a_picture(string transformation, int width, int height)
    {
        var derived = await DeriveAsync(_files.Write("a.pdf", Pdf.Of((612, 792, 0), (612, 792, 90))), "pdf", transformation, "jpg");
        Assert.Equal((width, height), (derived.Width, derived.Height));
    }

    [Theory]
    [InlineData("dn_72/c_crop,g_face", 36, 24)]
    [InlineData("c_crop,g_face", 75, 50)]
    [InlineData("pg_1/c_crop,g_face", 75, 50)]
    [InlineData("pg_2/c_crop,g_face", 625, 1250)]
    [InlineData("dn_72,pg_2/c_crop,g_custom", 30, 60)]
    public async Task Faces_are_where_they_are_on_the_first_page_of_a_document_at_any_density_and_on_no_other(string transformation, int width, int height)
    {
        var request = new DeriveRequest
        {
            SourcePath = _files.Write("a.pdf", Pdf.Of((600, 300, 0), (300, 600, 0))),
            SourceFormat = "pdf",
            StoredWidth = 600,
            StoredHeight = 300,
            Faces = [new(100, 50, 36, 24)],
            CustomCoordinates = new(20, 30, 30, 60),
            Transformation = transformation,
            Format = "png",
            OutputPath = _files["out"],
        };
        var derived = await _pool.DeriveAsync(request, Token);
        Assert.Equal((width, height), (derived.Width, derived.Height));
    }

    [Theory]
    [InlineData("pg_2", 1)]
    [InlineData("pg_1;3-4", 3)]
    [InlineData("pg_2-", 3)]
    [InlineData("pg_4-;1-2", 3)]
    [InlineData("", 4)]
    public async Task Pages_of_a_document_stay_pages(string transformation, int pages)
    {
        var file = _files.Write("a.pdf", Pdf.Of((612, 792, 0), (300, 200, 0), (612, 792, 0), (612, 792, 0)));
        var derived = await DeriveAsync(file, "pdf", transformation, "pdf");
        var facts = await _pool.ProbeAsync(new(_files["out"], null, ProbeParts.Format), Token);
        Assert.Equal(("pdf", pages, derived.Width), (facts.Format, facts.Pages, facts.Width));
    }

    [Theory]
    [InlineData("pg_9", "Invalid page in transformation: 9")]
    [InlineData("pg_1;3-9", "Invalid page in transformation: 9")]
    [InlineData("pg_9-", "Invalid page in transformation: 9")]
    [InlineData("pg_1;9-", "Invalid page in transformation: 9")]
    public async Task Pages_that_are_not_there_are_the_callers_error(string transformation, string message)
    {
        var file = _files.Write("a.pdf", Pdf.Of((612, 792, 0), (300, 200, 0)));
        var error = await Assert.ThrowsAsync<DamException>(() => DeriveAsync(file, "pdf", transformation, "pdf"));
        Assert.Equal((ErrorKind.InvalidParameter, message), (error.Kind, error.Message));
    }

    [Fact]
    public async Task Layers_of_a_photoshop_file_are_found_by_number_and_by_name()
    {
        _files.Run(
            "convert-im6.q16", "-size", "40x30", "xc:white", "(", "xc:red", "-set", "label", "sky", ")", "(", "xc:blue", "-set", "label", "sea", ")", "a.psd");

        foreach (var (transformation, red, blue) in new[] { ("", 255, 255), ("pg_1", 255, 0), ("pg_2", 0, 255), ("pg_name:sky", 255, 0), ("pg_name:sky;sea", 0, 255) })
        {
            await DeriveAsync(_files["a.psd"], "psd", transformation, "png");
            using var image = NetVips.Image.NewFromFile(_files["out"]);
            using var srgb = image.Colourspace(NetVips.Enums.Interpretation.Srgb);
            Assert.Equal((transformation, red, blue), (transformation, (int)srgb.Getpoint(20, 15)[0], (int)srgb.Getpoint(20, 15)[2]));
            File.Delete(_files["out"]);
        }

        foreach (var transformation in new[] { "pg_3", "pg_name:nosuch" })
        {
            var error = await Assert.ThrowsAsync<DamException>(() => DeriveAsync(_files["a.psd"], "psd", transformation, "png"));
            Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
        }
    }

    [Theory]
    [InlineData("w_-1", ErrorKind.InvalidParameter)]
    [InlineData("c_scale,w_1000000", ErrorKind.InvalidParameter)]
    [InlineData("pg_9", ErrorKind.InvalidParameter)]
    public async Task What_does_not_fit_comes_back_as_the_callers_error_and_leaves_no_file(string transformation, ErrorKind kind)
    {
        var file = _files.Write("a.pdf", Pdf.Of((612, 792, 0)));
        var error = await Assert.ThrowsAsync<DamException>(() => DeriveAsync(file, "pdf", transformation, "jpg"));
        Assert.Equal(kind, error.Kind);
        Assert.False(File.Exists(_files["out"]));
    }

    [Fact]
    public async Task A_format_that_nothing_here_reads_is_said_to_be_so()
    {
        var error = await Assert.ThrowsAsync<DamException>(() => DeriveAsync(_files.Write("a", "glTF"), "glb", "w_100", "jpg"));
        Assert.Equal((ErrorKind.NotAvailable, "Format glb cannot be read by this server"), (error.Kind, error.Message));
    }

    [Fact]
    public async Task Half_a_picture_is_refused_and_leaves_no_file()
    {
        var whole = await File.ReadAllBytesAsync(_files.Photo("a.png", 300, 300, seed: 3), Token);
        var error = await Assert.ThrowsAsync<DamException>(() => DeriveAsync(_files.Write("cut", whole[..(whole.Length / 2)]), "png", "c_scale,w_100", "jpg"));
        Assert.Equal(ErrorKind.Unprocessable, error.Kind);
        Assert.False(File.Exists(_files["out"]));
    }

    private Task<DerivedFile> DeriveAsync(string path, string format, string transformation, string target)
        => _pool.DeriveAsync(
            new() { SourcePath = path, SourceFormat = format, Transformation = transformation, Format = target, OutputPath = _files["out"] }, Token);
}
