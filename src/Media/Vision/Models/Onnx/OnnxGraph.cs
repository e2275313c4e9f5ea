using System.Runtime.InteropServices;

namespace ServerlessDam.Media.Vision.Models.Onnx;

/// <summary>Builds an ONNX model (onnx.proto3): nodes in the order in which they run, values known by their names.</summary>
internal sealed class OnnxGraph
{
    public const long AnyLength = -1;

    /// <summary>Version of the operators; the last one that changed any of those used.</summary>
    private const int OperatorSet = 18;
    private const int IrVersion = 8;

    /// <summary>TensorProto.DataType.</summary>
    private const int FloatType = 1;
    private const int LongType = 7;

    private readonly ProtobufWriter _nodes = new();
    private readonly ProtobufWriter _constants = new();
    private readonly ProtobufWriter _inputs = new();
    private readonly ProtobufWriter _outputs = new();
    private int _names;

    /// <summary>A name that nothing else has.</summary>
    public string NewName(string hint) => $"{hint}#{++_names}";

    /// <param name="shape"><see cref="AnyLength"/> for a side that may be of any.</param>
    public void Input(string name, IEnumerable<long> shape)
    {
        var sides = new ProtobufWriter();
        foreach (var side in shape)
            sides.Message(1, side == AnyLength ? new ProtobufWriter() : new ProtobufWriter().Number(1, side));
        _inputs.Message(11, Value(name, new ProtobufWriter().Number(1, FloatType).Message(2, sides)));
    }

    public void Output(string name) => _outputs.Message(12, Value(name, new ProtobufWriter().Number(1, FloatType)));

    public void Constant(string name, Tensor tensor)
    {
        var proto = new ProtobufWriter();
        foreach (var side in tensor.Shape)
            proto.Number(1, side);
        proto.Number(2, tensor.IsFloat ? FloatType : LongType).Text(8, name);
        _constants.Message(5, proto.Bytes(9, tensor.IsFloat ? MemoryMarshal.AsBytes(tensor.Floats.AsSpan()) : MemoryMarshal.AsBytes(tensor.Integers.AsSpan())));
    }

    /// <summary>A constant with a name of its own.</summary>
    public string Constant(params long[] values)
    {
        var name = NewName("constant");
        Constant(name, Tensor.Of(values));
        return name;
    }

    /// <param name="attributes">Each a <see cref="long"/>, a <see cref="float"/>, a <see cref="string"/> or an array of <see cref="long"/>.</param>
    public void Add(string operation, IEnumerable<string> inputs, IEnumerable<string> outputs, params (string Name, object Value)[] attributes)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs)
            node.Text(1, input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(4, operation);
        foreach (var (name, value) in attributes)
            node.Message(5, Attribute(name, value));
        _nodes.Message(1, node);
    }

    /// <summary>As the other, of one result.</summary>
    /// <returns>The name of the result.</returns>
    public string Add(string operation, IEnumerable<string> inputs, string output, params (string Name, object Value)[] attributes)
    {
        Add(operation, inputs, [output], attributes);
        return output;
    }

    /// <summary>What is below 0 becomes 0, and what is above <paramref name="most"/> that.</summary>
    public string Clip(string value, string output, float most)
    {
        var (low, high) = (NewName("low"), NewName("high"));
        Constant(low, Tensor.Of([], new float[1]));
        Constant(high, Tensor.Of([], new[] { most }));
        return Add("Clip", [value, low, high], output);
    }

    public byte[] ToModel()
    {
        byte[] graph = [.. _nodes.ToArray(), .. new ProtobufWriter().Text(2, "graph").ToArray(), .. _constants.ToArray(), .. _inputs.ToArray(), .. _outputs.ToArray()];
        return new ProtobufWriter()
            .Number(1, IrVersion)
            .Text(2, "serverless-dam")
            .Bytes(7, graph)
            .Message(8, new ProtobufWriter().Text(1, "").Number(2, OperatorSet))
            .ToArray();
    }

    private static ProtobufWriter Value(string name, ProtobufWriter tensorType)
        => new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensorType));

    /// <summary>AttributeProto: its value in the field of its kind, and the kind.</summary>
    private static ProtobufWriter Attribute(string name, object value)
    {
        var proto = new ProtobufWriter().Text(1, name);
        switch (value)
        {
            case float number: return proto.Float(2, number).Number(20, 1);
            case long number: return proto.Number(3, number).Number(20, 2);
            case string text: return proto.Text(4, text).Number(20, 3);
            case long[] numbers:
                foreach (var number in numbers)
                    proto.Number(8, number);
                return proto.Number(20, 7);
            default: throw new NotSupportedException($"An attribute of type {value.GetType()}");
        }
    }
}
