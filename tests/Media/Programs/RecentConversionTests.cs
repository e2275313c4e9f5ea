using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Media.Workers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Programs;

/// <summary>What a program has converted serves the next size of the same content, page and density, and nothing else.</summary>
public sealed class RecentConversionTests : IDisposable
{
    private readonly TestFiles _files = new();
    private readonly ProgramRunner _runner = new(ExternalPrograms.Find(), ProgramLimits.Default);
    private readonly RecentWork _recent = new();
    private readonly string _document;

    public RecentConversionTests()
    {
        LibvipsPolicy.Apply();
        _document = _files.Write("a.pdf", Pdf.Of((200, 100, 0), (100, 50, 0)));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _recent.CloseUnused(TimeSpan.Zero);
        _files.Dispose();
    }

    [Fact]
    public void The_same_page_is_converted_once()
    {
        var first = Converted("asset/1", 1);
        Assert.Equal(first, Converted("asset/1", 1));
        Assert.True(File.Exists(first));
    }

    [Fact]
    public void Another_page_another_density_and_other_content_are_converted_anew_and_the_last_goes()
    {
        var last = Converted("asset/1", 1);
        foreach (var (content, page, density) in new (string, int, int?)[] { ("asset/1", 2, null), ("asset/1", 2, 100), ("asset/2", 2, 100), ("asset/1", 2, 100) })
        {
            var next = Converted(content, page, density);
            Assert.NotEqual(last, next);
            Assert.False(File.Exists(last));
            last = next;
        }
    }

    [Fact]
    public void Of_unknown_content_nothing_is_kept()
    {
        Assert.False(File.Exists(Converted(null, 1)));
        Assert.False(_recent.CloseUnused(TimeSpan.Zero));
    }

    [Fact]
    public void What_was_not_asked_for_so_long_goes()
    {
        var file = Converted("asset/1", 1);
        Assert.False(_recent.CloseUnused(TimeSpan.FromHours(1)));
        Assert.True(File.Exists(file));
        Assert.True(_recent.CloseUnused(TimeSpan.Zero));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void What_could_not_be_converted_is_tried_again()
    {
        Converted("asset/1", 1);
        for (var time = 0; time < 2; time++)
            Assert.Throws<DamException>(() => Converted("asset/1", 7));
        Assert.True(File.Exists(Converted("asset/1", 1)));
    }

    [Theory]
    [InlineData("w_80")]
    [InlineData("c_crop,g_south,h_20,w_90/w_40")]
    [InlineData("dn_100/w_70")]
    [InlineData("pg_2,w_30")]
    public void A_size_is_the_same_for_the_first_the_second_and_the_third_who_asks(string transformation)
    {
        var alone = Derived(transformation, null);
        for (var time = 0; time < 3; time++)
            Assert.Equal(alone, Derived(transformation, "asset/1"));
    }

    private string Converted(string? content, int page, int? density = null) => _recent.Conversion.Use(
        content, new LayerFile(_document, "pdf"), new SourceOptions { Page = page, DensityDpi = density }, _runner, source => source.ReadablePath, Token);

    private byte[] Derived(string transformation, string? content)
    {
        var request = new DeriveRequest
        {
            SourcePath = _document, SourceFormat = "pdf", SourceContent = content, Transformation = transformation, Format = "png", OutputPath = _files["out.png"],
        };
        File.Delete(request.OutputPath);
        Derivation.Run(request, ExternalPrograms.Find(), new Sight(new ModelFolder(null)), _recent, Token);
        return File.ReadAllBytes(request.OutputPath);
    }
}
