using System.Collections.Frozen;
using System.Text.Json;
using ServerlessDam.Media.Vision.Models.Onnx;

namespace ServerlessDam.Media.Vision.Models.Keras;

/// <summary>How each kind of layer is written down in operations of ONNX; each answers with the name of its result.</summary>
internal static class KerasLayers
{
    public static readonly FrozenDictionary<string, Func<KerasConversion, KerasLayer, string>> ByName = new Dictionary<string, Func<KerasConversion, KerasLayer, string>>
    {
        ["InputLayer"] = Input,
        ["Dropout"] = (to, layer) => to.Values(layer)[0],
        ["Add"] = (to, layer) => to.Target.Add("Add", to.Values(layer), layer.Name),
        ["Concatenate"] = Join,
        ["Activation"] = (to, layer) => Activate(to, layer, to.Values(layer)[0]),
        ["ReLU"] = (to, layer) => to.Target.Clip(to.Values(layer)[0], layer.Name, layer.Fraction("max_value")),
        ["ZeroPadding2D"] = Pad,
        ["UpSampling2D"] = (to, layer) => to.Enlarge(layer),
        ["Conv2D"] = (to, layer) => to.EnlargedBefore(layer) is { } factor
            ? EnlargedConvolution.Write(to, layer, factor)
            : Convolve(to, layer, to.Weight(layer, "kernel", Filter)!, groups: 1),
        ["DepthwiseConv2D"] = Depthwise,
        ["BatchNormalization"] = (to, layer) => to.Target.Add(
            "BatchNormalization",
            [to.Values(layer)[0], to.Weight(layer, "gamma")!, to.Weight(layer, "beta")!, to.Weight(layer, "moving_mean")!, to.Weight(layer, "moving_variance")!],
            layer.Name,
            ("epsilon", layer.Fraction("epsilon"))),
        ["AveragePooling2D"] = (to, layer) => to.Target.Add(
            "AveragePool", to.Values(layer), layer.Name, ("kernel_shape", layer.Numbers("pool_size")), ("strides", layer.Numbers("strides")), Padding(layer)),
        ["Flatten"] = Flatten,
        ["Dense"] = Dense,
    }.ToFrozenDictionary();

    /// <summary>As ONNX has it: the channels of the result first, then those of the picture.</summary>
    public static Tensor Filter(Tensor filter) => filter.Transposed(3, 2, 0, 1);

    private static string Input(KerasConversion to, KerasLayer layer)
    {
        // The number of pictures is open; here it is one.
        to.Target.Input(layer.Name, [1, .. layer.Settings.GetProperty("batch_input_shape").EnumerateArray().Skip(1).Select(Side)]);
        return to.Target.Add("Transpose", [layer.Name], to.Target.NewName("nchw"), ("perm", new long[] { 0, 3, 1, 2 }));
    }

    private static long Side(JsonElement side) => side.ValueKind == JsonValueKind.Null ? OnnxGraph.AnyLength : side.GetInt64();

    private static string Pad(KerasConversion to, KerasLayer layer)
    {
        var sides = layer.Settings.GetProperty("padding").EnumerateArray().Select(axis => (Before: axis[0].GetInt64(), After: axis[1].GetInt64())).ToList();
        var pads = to.Target.Constant(0, 0, sides[0].Before, sides[1].Before, 0, 0, sides[0].After, sides[1].After);
        return to.Target.Add("Pad", [to.Values(layer)[0], pads], layer.Name);
    }

    private static string Depthwise(KerasConversion to, KerasLayer layer)
    {
        var channels = 0L;
        var filter = to.Weight(layer, "depthwise_kernel", filter =>
        {
            var turned = filter.Transposed(2, 3, 0, 1);
            channels = turned.Shape[0];
            return turned.Reshaped(turned.Shape[0] * turned.Shape[1], 1, turned.Shape[2], turned.Shape[3]);
        });
        return Convolve(to, layer, filter!, channels);
    }

    private static string Convolve(KerasConversion to, KerasLayer layer, string filter, long groups)
    {
        layer.DemandPlain();
        var bias = to.Weight(layer, "bias");
        return to.Target.Add(
            "Conv",
            bias is null ? [to.Values(layer)[0], filter] : [to.Values(layer)[0], filter, bias],
            layer.Name,
            ("strides", layer.Numbers("strides")),
            ("dilations", layer.Numbers("dilation_rate")),
            ("group", groups),
            Padding(layer));
    }

    private static string Flatten(KerasConversion to, KerasLayer layer)
    {
        var turned = to.Target.Add("Transpose", to.Values(layer), to.Target.NewName("nhwc"), ("perm", new long[] { 0, 2, 3, 1 }));
        return to.Target.Add("Flatten", [turned], layer.Name);
    }

    private static string Dense(KerasConversion to, KerasLayer layer)
        => Activate(to, layer, to.Target.Add("Gemm", [to.Values(layer)[0], to.Weight(layer, "kernel")!, to.Weight(layer, "bias")!], to.Target.NewName("product")));

    private static string Activate(KerasConversion to, KerasLayer layer, string value)
    {
        var operation = layer.Text("activation") switch
        {
            "linear" => "Identity",
            "relu" => "Relu",
            "softmax" => "Softmax",
            var other => throw new NotSupportedException($"{layer.Name} ends with {other}"),
        };
        return to.Target.Add(operation, [value], layer.Name);
    }

    /// <summary>Channel after channel, the last axis of a picture there and the second here.</summary>
    private static string Join(KerasConversion to, KerasLayer layer)
        => layer.Settings.GetProperty("axis").GetInt64() is 3 or -1
            ? to.Target.Add("Concat", to.Values(layer), layer.Name, ("axis", 1L))
            : throw new NotSupportedException($"{layer.Name} joins along another axis");

    private static (string Name, object Value) Padding(KerasLayer layer) => ("auto_pad", layer.Text("padding") == "same" ? "SAME_UPPER" : "VALID");
}
