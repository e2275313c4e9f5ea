using System.Text;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>SVGs that would run something, read something or never end.</summary>
public sealed class HostileDrawings : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text y='9'>&a;</text></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' width='9' height='9'><image x:href='file:///etc/hostname' width='9' height='9'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='http://169.254.169.254/latest' width='9' height='9'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>alert(1)</script><rect id='a' width='1' height='1'/><use href='#a'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='1000000' height='1000000'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><g id='a'><use href='#a'/></g></svg>")]
    public void A_hostile_drawing_gives_a_picture_or_an_error(string svg) => Assert.True(_bench.Survives(Encoding.UTF8.GetBytes(svg)));

    [Fact]
    public void A_drawing_sees_no_file_beside_it()
    {
        using var red = Bench.Flat(9, 9, 255, 0, 0);
        var secret = _bench.Save(red, "secret.png");
        var svg = $"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='{Path.GetFileName(secret)}' width='9' height='9'/><image href='file://{secret}' width='9' height='9'/></svg>";

        using var result = _bench.Derive(_bench.Save(Encoding.UTF8.GetBytes(svg), "a.svg"), "c_scale,w_9");

        Assert.Equal(0, result.Max());
    }

    [Fact]
    public void A_drawing_of_too_many_bytes_is_refused()
        => _bench.Refused(Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><!--{new string('x', 2 << 20)}--></svg>"));

    [Theory]
    [InlineData(20_001, 1, "Maximum number of nodes in an SVG is 20000")]
    [InlineData(1, 70, "Maximum depth of an SVG is 64")]
    public void A_drawing_of_too_many_or_too_deep_elements_is_refused(int groups, int depth, string message)
    {
        var group = string.Concat(Enumerable.Repeat("<g>", depth)) + string.Concat(Enumerable.Repeat("</g>", depth));
        var svg = $"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{string.Concat(Enumerable.Repeat(group, groups))}</svg>";

        Assert.Equal(message, _bench.Refused(Encoding.UTF8.GetBytes(svg)).Message);
    }

    [Fact]
    public void Entities_that_multiply_are_refused_before_they_are_read()
    {
        var entities = string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY e{i} '&e{i - 1};&e{i - 1};'>"));
        var svg = $"<!DOCTYPE svg [<!ENTITY e0 'lol'>{entities}]><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>&e30;</text></svg>";

        Assert.Equal("SVG with declarations in its DOCTYPE is not supported", _bench.Refused(Encoding.UTF8.GetBytes(svg)).Message);
    }

    [Fact]
    public void The_public_dtd_that_programs_name_is_no_declaration()
    {
        const string svg = "<?xml version='1.0' standalone='no'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"
            + "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9' fill='#f00'/></svg>";

        using var result = _bench.Derive(_bench.Save(Encoding.UTF8.GetBytes(svg), "a.svg"), "c_scale,w_9");

        Assert.Equal(255, result.Getpoint(4, 4)[0]);
    }
}
