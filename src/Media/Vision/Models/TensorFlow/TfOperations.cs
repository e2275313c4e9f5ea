using System.Collections.Frozen;
using ServerlessDam.Media.Vision.Models.Onnx;

namespace ServerlessDam.Media.Vision.Models.TensorFlow;

/// <summary>How each operation of TensorFlow is written down in those of ONNX.</summary>
internal static class TfOperations
{
    public static readonly FrozenDictionary<string, Action<TfConversion, TfNode>> ByName = new Dictionary<string, Action<TfConversion, TfNode>>
    {
        ["Placeholder"] = (to, node) => to.Target.Input(node.Name, node.Shape()),
        ["Identity"] = Plain("Identity"),
        ["Add"] = Plain("Add"),
        ["AddV2"] = Plain("Add"),
        ["Sub"] = Plain("Sub"),
        ["Mul"] = Plain("Mul"),
        ["Relu"] = Plain("Relu"),
        ["Sigmoid"] = Plain("Sigmoid"),
        ["Reshape"] = Plain("Reshape"),
        ["Shape"] = Plain("Shape"),
        ["LeakyRelu"] = (to, node) => to.Target.Add("LeakyRelu", to.Values(node), node.Name, ("alpha", node.Fraction("alpha"))),
        ["Transpose"] = (to, node) => to.Target.Add("Transpose", [to.Value(node.Inputs[0])], node.Name, ("perm", to.Constant(node, 1).Integers)),
        ["ConcatV2"] = (to, node) => to.Target.Add(
            "Concat", node.Inputs.SkipLast(1).Select(to.Value).ToList(), node.Name, ("axis", to.Constant(node, node.Inputs.Count - 1).Integers[0])),
        ["Squeeze"] = (to, node) => to.Target.Add("Squeeze", [to.Value(node.Inputs[0]), to.Target.Constant(node.Numbers("squeeze_dims"))], node.Name),
        ["Pad"] = (to, node) => to.Target.Add("Pad", [to.Value(node.Inputs[0]), Pads(to, node)], node.Name),
        ["PadV2"] = (to, node) => to.Target.Add("Pad", [to.Value(node.Inputs[0]), Pads(to, node), to.Value(node.Inputs[2])], node.Name),
        ["SplitV"] = Split,
        ["Pack"] = Pack,
        ["StridedSlice"] = Pick,
        ["SparseToDense"] = Fill,
        ["DepthToSpace"] = (to, node) => to.ChannelsFirst(
            node, x => to.Target.Add("DepthToSpace", [x], to.Target.NewName("space"), ("blocksize", node.Number("block_size")), ("mode", "DCR"))),
        ["ResizeBilinear"] = Resize,
        ["MaxPool"] = Pool("MaxPool"),
        ["AvgPool"] = Pool("AveragePool"),
        ["Conv2D"] = TfConvolution.Write,
        ["_FusedConv2D"] = TfConvolution.Write,
        ["DepthwiseConv2dNative"] = TfConvolution.WriteDepthwise,
        ["FusedDepthwiseConv2dNative"] = TfConvolution.WriteDepthwise,
    }.ToFrozenDictionary();

    /// <summary>How far a window reaches beyond the edges.</summary>
    public static (string Name, object Value) Padding(TfNode node) => ("auto_pad", node.Text("padding") switch
    {
        "VALID" => "VALID",
        "SAME" => "SAME_UPPER",
        var other => throw new NotSupportedException($"{node.Name} has padding {other}"),
    });

    private static Action<TfConversion, TfNode> Plain(string operation) => (to, node) => to.Target.Add(operation, to.Values(node), node.Name);

    private static Action<TfConversion, TfNode> Pool(string operation) => (to, node) => to.ChannelsFirst(
        node,
        x => to.Target.Add(operation, [x], to.Target.NewName("pool"), ("kernel_shape", node.Numbers("ksize")[1..3]), ("strides", node.Numbers("strides")[1..3]), Padding(node)));

    /// <summary>Before and after of each axis become all before, then all after.</summary>
    private static string Pads(TfConversion to, TfNode node)
    {
        var pads = to.Constant(node, 1).Integers;
        return to.Target.Constant([.. pads.Where((_, i) => i % 2 == 0), .. pads.Where((_, i) => i % 2 == 1)]);
    }

    private static void Split(TfConversion to, TfNode node) => to.Target.Add(
        "Split",
        [to.Value(node.Inputs[0]), to.Value(node.Inputs[1])],
        Enumerable.Range(0, (int)node.Number("num_split")).Select(i => i == 0 ? node.Name : $"{node.Name}:{i}").ToList(),
        ("axis", to.Constant(node, 2).Integers[0]));

    private static void Pack(TfConversion to, TfNode node)
    {
        var axis = node.Number("axis");
        var parts = to.Values(node).Select(value => to.Target.Add("Unsqueeze", [value, to.Target.Constant(axis)], to.Target.NewName("part"))).ToList();
        to.Target.Add("Concat", parts, node.Name, ("axis", axis));
    }

    /// <summary>One element of a list, which is all that models take slices for here.</summary>
    private static void Pick(TfConversion to, TfNode node)
    {
        if (node.Number("shrink_axis_mask") != 1 || to.Constant(node, 1).Integers is not [var index])
            throw new NotSupportedException($"{node.Name} is a slice of more than one element");
        var place = to.Target.NewName("place");
        to.Target.Constant(place, Tensor.Of([], [index]));
        to.Target.Add("Gather", [to.Value(node.Inputs[0]), place], node.Name, ("axis", 0L));
    }

    /// <summary>A sparse tensor without elements: the same number everywhere.</summary>
    private static void Fill(TfConversion to, TfNode node)
    {
        if (to.Constant(node, 0).Integers.Length > 0)
            throw new NotSupportedException($"{node.Name} has elements");
        var shape = to.Constant(node, 1).Integers;
        var filled = new long[shape.Aggregate(1L, (product, side) => product * side)];
        Array.Fill(filled, to.Constant(node, 3).Integers[0]);
        to.Target.Constant(node.Name, Tensor.Of(shape, filled));
    }

    private static void Resize(TfConversion to, TfNode node)
    {
        if (node.Flag("align_corners"))
            throw new NotSupportedException($"{node.Name} aligns corners");
        var size = to.Target.Constant(to.Constant(node, 1).Integers);
        var mode = node.Flag("half_pixel_centers") ? "half_pixel" : "asymmetric";
        to.ChannelsFirst(node, x => to.Target.Add(
            "Resize", [x, "", "", size], to.Target.NewName("resized"), ("axes", new long[] { 2, 3 }), ("mode", "linear"), ("coordinate_transformation_mode", mode)));
    }
}
