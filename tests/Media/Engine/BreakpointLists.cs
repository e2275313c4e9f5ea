using System.Text.Json.Nodes;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Engine;

public sealed class BreakpointLists : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("c_scale,w_auto:breakpoints_50_400_5_10:json")]
    [InlineData("e_sepia/w_auto:breakpoints_50_400_5_10:json/f_png")]
    public void A_list_of_breakpoints_is_what_w_auto_rounds_up_to(string transformation)
    {
        using var picture = Bench.Halves(500, 250, [200, 100, 50], [20, 40, 60]);
        var request = _bench.Request(_bench.Save(picture, "a.png"), transformation, "jpg");

        var file = ImageEngine.Run(request.SourcePath, request, (layer, _) => SourceFile.Of(layer), CancellationToken.None);

        Assert.Equal("json", file.Format);
        var list = JsonNode.Parse(File.ReadAllText(request.OutputPath))!["breakpoints"]!.AsArray().Select(width => (int)width!);
        Assert.Equal(new Breakpoints(50, 400, 5_000, 10).For(new(500, 250)), list);
    }
}
