using System.Buffers.Binary;
using System.Text.Json;
using ServerlessDam.Media.Vision.Models.Onnx;

namespace ServerlessDam.Media.Vision.Models.TensorFlow;

/// <summary>A graph model of TensorFlow.js: its nodes by name, and the numbers of those that are constants.</summary>
internal sealed class TfGraph
{
    private TfGraph(IReadOnlyDictionary<string, TfNode> nodes, IReadOnlyDictionary<string, Tensor> constants) => (Nodes, Constants) = (nodes, constants);

    public IReadOnlyDictionary<string, TfNode> Nodes { get; }

    public IReadOnlyDictionary<string, Tensor> Constants { get; }

    /// <param name="model">The text of <c>model.json</c>.</param>
    /// <param name="weights">All files of weights, one after the other.</param>
    /// <exception cref="NotSupportedException">Weights are stored in a way that is not known here.</exception>
    public static TfGraph Read(ReadOnlyMemory<byte> model, ReadOnlySpan<byte> weights)
    {
        var json = JsonDocument.Parse(model).RootElement;
        var nodes = json.GetProperty("modelTopology").GetProperty("node").EnumerateArray().Select(TfNode.Read).ToDictionary(node => node.Name);
        var constants = new Dictionary<string, Tensor>();
        var at = 0;
        foreach (var weight in json.GetProperty("weightsManifest").EnumerateArray().SelectMany(group => group.GetProperty("weights").EnumerateArray()))
        {
            long[] shape = [.. weight.GetProperty("shape").EnumerateArray().Select(side => side.GetInt64())];
            var count = checked((int)shape.Aggregate(1L, (product, side) => checked(product * side)));
            var stored = weight.TryGetProperty("quantization", out var quantization) ? quantization : weight;
            var (tensor, size) = Decode(stored.GetProperty("dtype").GetString()!, shape, count, weights[at..]);
            constants.Add(weight.GetProperty("name").GetString()!, tensor);
            at += size;
        }
        return new(nodes, constants);
    }

    private static (Tensor Tensor, int Size) Decode(string type, long[] shape, int count, ReadOnlySpan<byte> bytes)
    {
        var floats = new float[type.StartsWith("float", StringComparison.Ordinal) ? count : 0];
        switch (type)
        {
            case "float16":
                for (var i = 0; i < count; i++)
                    floats[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]);
                return (Tensor.Of(shape, floats), 2 * count);
            case "float32":
                for (var i = 0; i < count; i++)
                    floats[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]);
                return (Tensor.Of(shape, floats), 4 * count);
            case "int32":
                var integers = new long[count];
                for (var i = 0; i < count; i++)
                    integers[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]);
                return (Tensor.Of(shape, integers), 4 * count);
            default:
                throw new NotSupportedException($"Weights of type {type}");
        }
    }
}
