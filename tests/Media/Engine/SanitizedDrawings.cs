using System.Text;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine.Drawings;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>fl_sanitize on an SVG that stays one.</summary>
public sealed class SanitizedDrawings : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<script href=\"http://example.com/a.js\"/>")]
    [InlineData("<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><iframe src=\"a\"/></body></foreignObject>")]
    [InlineData("<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>")]
    [InlineData("<handler>alert(1)</handler>")]
    [InlineData("<set attributeName=\"onclick\" to=\"alert(1)\"/>")]
    [InlineData("<animate attributeName=\"xlink:href\" values=\"javascript:alert(1)\"/>")]
    [InlineData("<animate attributeName=\" href\" to=\"javascript:alert(1)\"/>")]
    [InlineData("<use href=\"http://example.com/a.svg#b\"/>", "<use/>")]
    [InlineData("<image xlink:href=\"http://example.com/a.png\"/>", "<image/>")]
    [InlineData("<image href=\"data:image/svg+xml;base64,AAAA\"/>", "<image/>")]
    [InlineData("<a href=\"javascript:alert(1)\"/>", "<a/>")]
    [InlineData("<a href=\" javascript:alert(1)\"/>", "<a/>")]
    [InlineData("<a href=\"java&#10;script:alert(1)\"/>", "<a/>")]
    [InlineData("<rect onload=\"alert(1)\" ONCLICK=\"a\"/>", "<rect/>")]
    [InlineData("<rect fill=\"url(http://example.com/a)\"/>", "<rect/>")]
    [InlineData("<rect style=\"fill:u\\72l(http://example.com/a)\"/>", "<rect/>")]
    [InlineData("<style>@import 'http://example.com/a.css';</style>", "<style/>")]
    [InlineData("<style>rect{fill:url( 'http://example.com/a')}</style>", "<style/>")]
    [InlineData("<style>@im<x>z</x>port '//example.com/a.css';</style>", "<style/>")]
    [InlineData("<style>@im<g>z</g>port '//example.com/a.css';</style>", "<style/>")]
    [InlineData("<style>@im/**/port '//example.com/a.css';</style>", "<style/>")]
    [InlineData("<style><![CDATA[</style><img src=x onerror=alert(1)>]]></style>", "<style/>")]
    [InlineData("<desc><![CDATA[><img src=x onerror=alert(1)>]]></desc>", "<desc>&gt;&lt;img src=x onerror=alert(1)&gt;</desc>")]
    [InlineData("<title><g><a href=\"https://example.com/\"/></g>b</title>", "<title>b</title>")]
    [InlineData("<a HREF=\"java&#9;script:alert(1)\"/>", "<a/>")]
    [InlineData("<use HREF=\"//example.com/a.svg#b\"/>", "<use/>")]
    [InlineData("<a ping=\"https://example.com/\" href=\"#a\"/>", "<a href=\"#a\"/>")]
    [InlineData("<image src=\"https://example.com/a.png\"/>", "<image/>")]
    [InlineData("<set attributename=\"href\" to=\"java&#9;script:alert(1)\"/>", "<set to=\"java&#x9;script:alert(1)\"/>")]
    [InlineData("<font color=\"red\"><g/></font>")]
    [InlineData("<?xml-stylesheet href=\"http://example.com/a.css\"?><!-- a -->")]
    public void What_would_run_or_leads_elsewhere_is_left_out(string part, string left = "")
        => Assert.Equal($"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><g>{left}</g></svg>", Cleaned(part).Replace(" />", "/>", StringComparison.Ordinal).Replace("<g/>", "<g></g>", StringComparison.Ordinal));

    [Theory]
    [InlineData("<rect width=\"10\" height=\"10\" fill=\"url(#a)\" style=\"stroke:#f00;mask:url('#b')\" class=\"c\" id=\"d\"/>")]
    [InlineData("<style>.c{fill:#0f0}</style>")]
    [InlineData("<use xlink:href=\"#a\"/>")]
    [InlineData("<a href=\"https://example.com/\"><text x=\"1\" xml:space=\"preserve\"> a &lt; b </text></a>")]
    [InlineData("<image href=\"data:image/png;base64,AAAA\"/>")]
    [InlineData("<animateTransform attributeName=\"transform\" type=\"rotate\" from=\"0\" to=\"9\" dur=\"1s\"/>")]
    [InlineData("<linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"red\"/></linearGradient>")]
    public void What_draws_stays(string part)
        => Assert.Contains(part, Cleaned(part).Replace(" />", "/>", StringComparison.Ordinal), StringComparison.Ordinal);

    /// <summary>In the square of their number this would take hours.</summary>
    [Fact]
    public void Endless_blanks_are_looked_through_once()
    {
        var blanks = new string(' ', 1_900_000);

        Assert.Contains("<rect", Cleaned($"<rect fill=\"url({blanks}#a)\"/>"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_written_anew_and_looks_the_same()
    {
        var source = _bench.Save(Encoding.UTF8.GetBytes(Drawing("<script>1</script><rect width='40' height='30' fill='red'/>", "width='40' height='30'")), "a.svg");
        var request = Request(source);

        var file = Derivation.Run(request, ExternalPrograms.Find(), new Sight(new ModelFolder(null)), new RecentWork(), CancellationToken.None);

        Assert.Equal(("svg", 40, 30), (file.Format, file.Width, file.Height));
        Assert.DoesNotContain("script", File.ReadAllText(request.OutputPath), StringComparison.Ordinal);
        using var drawn = _bench.Derive(request.OutputPath, "", "png", asked => asked with { SourceFormat = "svg" });
        Assert.Equal([255, 0, 0], drawn.Getpoint(20, 15).Take(3));
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><x:rect/></svg>")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"><svg/></html>")]
    public void What_is_no_drawing_is_refused(string text)
    {
        var request = Request(_bench.Save(Encoding.UTF8.GetBytes(text), "a.svg"));

        Assert.Equal(ErrorKind.Unprocessable, Assert.Throws<DamException>(() => SvgDocument.Sanitize(request)).Kind);
        Assert.False(File.Exists(request.OutputPath));
    }

    private DeriveRequest Request(string source)
        => new() { SourcePath = source, SourceFormat = "svg", Transformation = "fl_sanitize", Format = "svg", OutputPath = _bench.Path("out.svg") };

    private static string Cleaned(string part)
    {
        using var output = new MemoryStream();
        SvgSanitizer.Write(Encoding.UTF8.GetBytes(Drawing($"<g>{part}</g>")), output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static string Drawing(string parts, string attributes = "")
        => $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" {attributes}>{parts}</svg>";
}
