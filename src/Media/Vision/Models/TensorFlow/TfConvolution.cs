namespace ServerlessDam.Media.Vision.Models.TensorFlow;

/// <summary>Convolutions, with what TensorFlow fuses into them.</summary>
internal static class TfConvolution
{
    /// <summary>Filters of height, width, in, out become out, in, height, width.</summary>
    public static void Write(TfConversion to, TfNode node)
    {
        var filter = to.Constant(node, 1);
        Write(to, node, filter.Transposed(3, 2, 0, 1), groups: 1);
    }

    /// <summary>Each channel on its own: filters of height, width, channel, multiplier.</summary>
    public static void WriteDepthwise(TfConversion to, TfNode node)
    {
        var filter = to.Constant(node, 1);
        var turned = filter.Transposed(2, 3, 0, 1);
        var shape = turned.Shape;
        Write(to, node, turned.Reshaped(shape[0] * shape[1], 1, shape[2], shape[3]), groups: shape[0]);
    }

    private static void Write(TfConversion to, TfNode node, Onnx.Tensor filter, long groups)
    {
        if (node.Text("data_format") != "NHWC")
            throw new NotSupportedException($"{node.Name} has its channels first");
        var fused = node.Texts("fused_ops");
        var weights = to.Target.NewName("filter");
        to.Target.Constant(weights, filter);
        to.ChannelsFirst(node, x => Activated(to, node, fused, to.Target.Add(
            "Conv",
            fused.Contains("BiasAdd") ? [x, weights, to.Value(node.Inputs[2])] : [x, weights],
            to.Target.NewName("convolved"),
            ("strides", node.Numbers("strides")[1..3]),
            ("dilations", node.Numbers("dilations")[1..3]),
            ("group", groups),
            TfOperations.Padding(node))));
    }

    private static string Activated(TfConversion to, TfNode node, string[] fused, string value)
        => fused.FirstOrDefault(operation => operation != "BiasAdd") switch
        {
            null => value,
            "Relu" => to.Target.Add("Relu", [value], to.Target.NewName("active")),
            "Relu6" => to.Target.Clip(value, to.Target.NewName("active"), 6),
            var other => throw new NotSupportedException($"{node.Name} is fused with {other}"),
        };
}
