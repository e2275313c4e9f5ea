using System.Text.Json.Nodes;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>fl_getinfo: the description in the place of the result.</summary>
public sealed class PictureInfoTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_resized_picture_tells_both_sizes()
    {
        var (source, info) = Info("c_scale,w_50/fl_getinfo");

        Assert.Equal((200, 100), Size(info["input"]!));
        Assert.Equal(new FileInfo(source).Length, (long)info["input"]!["bytes"]!);
        Assert.Equal((50, 25), Size(info["output"]!));
        Assert.True((long)info["output"]!["bytes"]! > 0);
        Assert.Null(info["g_auto_info"]);
    }

    [Fact]
    public void A_picture_that_keeps_its_size_tells_its_input_alone()
    {
        var (_, info) = Info("e_sepia/fl_getinfo");

        Assert.Equal(["input"], info.Select(pair => pair.Key));
    }

    [Fact]
    public void An_automatic_window_is_told_in_pixels_of_the_source()
    {
        var window = Info("c_fill,g_auto,h_50,w_50/fl_getinfo").Info["g_auto_info"]![0]!;

        Assert.Equal((100, 100), Size(window));
        Assert.InRange((int)window["x"]!, 0, 100);
        Assert.Equal(0, (int)window["y"]!);
    }

    private (string Source, JsonObject Info) Info(string transformation)
    {
        using var picture = Bench.Halves(200, 100, [200, 100, 50], [20, 40, 60]);
        var source = _bench.Save(picture, "a.png");
        var request = _bench.Request(source, transformation, "jpg");
        var file = Media.Engine.ImageEngine.Run(source, request, (layer, _) => SourceFile.Of(layer), CancellationToken.None);
        Assert.Equal("json", file.Format);
        return (source, JsonNode.Parse(File.ReadAllText(request.OutputPath))!.AsObject());
    }

    private static (int Width, int Height) Size(JsonNode side) => ((int)side["width"]!, (int)side["height"]!);
}
