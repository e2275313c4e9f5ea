using System.Text;
using System.Text.Json.Nodes;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Media.Vision.Models.Onnx;
using ServerlessDam.Media.Vision.Models.TensorFlow;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>Small graphs, written down as TensorFlow.js does, and what comes out when their conversion runs.</summary>
public sealed class TfConversionTests
{
    private const string Nhwc = "TkhXQw==";

    [Fact]
    public void A_convolution_slides_its_filter_over_the_picture()
    {
        // One filter of 1 × 1: twice the first channel and a tenth of the second, plus one.
        var convolution = Node("out", "_FusedConv2D", ["in", "f", "b"], [.. Window, ("fused_ops", List("s", "Qmlhc0FkZA=="))]);
        Assert.Equal([4f, 7, 10, 13], Run([2, 2, 2], [1, 10, 2, 20, 3, 30, 4, 40], [("f", [1, 1, 2, 1], [2, 0.1f]), ("b", [1], [1])], convolution).Select(value => MathF.Round(value)));
    }

    [Fact]
    public void A_depthwise_convolution_keeps_channels_apart()
        => Assert.Equal(
            [1 + (3 * 2), (2 * 10) + (4 * 20)],
            Run([1, 2, 2], [1, 10, 2, 20], [("f", [1, 2, 2, 1], [1, 2, 3, 4])], Node("out", "DepthwiseConv2dNative", ["in", "f"], Window)));

    [Fact]
    public void Depth_becomes_space_block_by_block()
        => Assert.Equal([1f, 2, 3, 4], Run([1, 1, 4], [1, 2, 3, 4], [], Node("out", "DepthToSpace", ["in"], ("block_size", One("i", "2")), ("data_format", One("s", Nhwc)))));

    [Fact]
    public void Only_what_the_output_needs_is_converted()
        => Assert.Equal([0f, 2], Run([1, 1, 2], [-1, 2], [], Node("other", "NonMaxSuppressionV5", ["in"]), Node("out", "Relu", ["in:0", "^other"])));

    [Fact]
    public void An_operation_that_is_not_known_is_named()
        => Assert.Contains("out is a Erf", Assert.Throws<NotSupportedException>(() => Convert([1, 1, 2], [], Node("out", "Erf", ["in"]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Axes_change_places()
    {
        var turned = Tensor.Of([2, 3], new float[] { 1, 2, 3, 4, 5, 6 }).Transposed(1, 0);
        Assert.Equal([3L, 2], turned.Shape);
        Assert.Equal([1f, 4, 2, 5, 3, 6], turned.Floats);
    }

    private static (string, JsonObject)[] Window =>
    [
        ("data_format", One("s", Nhwc)), ("padding", One("s", "VkFMSUQ=")), ("strides", List("i", "1", "1", "1", "1")), ("dilations", List("i", "1", "1", "1", "1")),
    ];

    private static JsonObject One(string kind, JsonNode value) => new() { [kind] = value };

    private static JsonObject List(string kind, params string[] values) => One("list", One(kind, new JsonArray([.. values.Select(value => JsonValue.Create(value))])));

    private static JsonObject Node(string name, string operation, string[] inputs, params (string Name, JsonObject Value)[] attributes) => new()
    {
        ["name"] = name,
        ["op"] = operation,
        ["input"] = new JsonArray([.. inputs.Select(input => JsonValue.Create(input))]),
        ["attr"] = new JsonObject(attributes.Select(attribute => KeyValuePair.Create(attribute.Name, (JsonNode?)attribute.Value))),
    };

    /// <param name="shape">Height, width and channels of the input.</param>
    private static float[] Run(long[] shape, float[] input, (string Name, long[] Shape, float[] Values)[] constants, params JsonObject[] nodes)
    {
        // The runtime is loaded by whoever opens a model first.
        Installed.Models().Open(ModelTable.Faces, NetworkMemory.Kept)!.Dispose();
        using var network = new Network(Convert(shape, constants, nodes), NetworkMemory.Given);
        return network.Run("in", input, [1, .. shape], ["out"], TestContext.Current.CancellationToken)[0];
    }

    private static byte[] Convert(long[] shape, (string Name, long[] Shape, float[] Values)[] constants, params JsonObject[] nodes)
    {
        var sides = new JsonArray([.. shape.Prepend(-1).Select(side => One("size", $"{side}"))]);
        var placeholder = Node("in", "Placeholder", [], ("shape", One("shape", One("dim", sides))));
        var weights = constants.Select(constant => new JsonObject
        {
            ["name"] = constant.Name,
            ["shape"] = new JsonArray([.. constant.Shape.Select(side => JsonValue.Create(side))]),
            ["dtype"] = "float32",
            ["quantization"] = One("dtype", "float16"),
        });
        var model = new JsonObject
        {
            ["modelTopology"] = One("node", new JsonArray([placeholder, .. nodes])),
            ["weightsManifest"] = new JsonArray(One("weights", new JsonArray([.. weights]))),
        };
        var halves = constants.SelectMany(constant => constant.Values).SelectMany(value => BitConverter.GetBytes((Half)value)).ToArray();
        return TfConversion.Run(TfGraph.Read(Encoding.UTF8.GetBytes(model.ToJsonString()), halves), "out");
    }
}
