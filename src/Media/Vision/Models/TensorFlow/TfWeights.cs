using System.Buffers.Binary;
using System.Text.Json;
using ServerlessDam.Media.Vision.Models.Onnx;

namespace ServerlessDam.Media.Vision.Models.TensorFlow;

/// <summary>The numbers of a model of TensorFlow.js, by their names.</summary>
internal static class TfWeights
{
    /// <param name="manifest">The <c>weightsManifest</c> of <c>model.json</c>.</param>
    /// <param name="bytes">All files of weights, one after the other.</param>
    /// <exception cref="NotSupportedException">Weights are stored in a way that is not known here.</exception>
    public static Dictionary<string, Tensor> Read(JsonElement manifest, ReadOnlySpan<byte> bytes)
    {
        var weights = new Dictionary<string, Tensor>();
        var at = 0;
        foreach (var weight in manifest.EnumerateArray().SelectMany(group => group.GetProperty("weights").EnumerateArray()))
        {
            long[] shape = [.. weight.GetProperty("shape").EnumerateArray().Select(side => side.GetInt64())];
            var count = checked((int)shape.Aggregate(1L, (product, side) => checked(product * side)));
            var stored = weight.TryGetProperty("quantization", out var quantization) ? quantization : weight;
            var (tensor, size) = Decode(stored, shape, count, bytes[at..]);
            weights.Add(weight.GetProperty("name").GetString()!, tensor);
            at += size;
        }
        return weights;
    }

    private static (Tensor Tensor, int Size) Decode(JsonElement stored, long[] shape, int count, ReadOnlySpan<byte> bytes)
    {
        var type = stored.GetProperty("dtype").GetString()!;
        var floats = new float[type == "int32" ? 0 : count];
        switch (type)
        {
            case "uint8":
                var (min, scale) = (stored.GetProperty("min").GetDouble(), stored.GetProperty("scale").GetDouble());
                for (var i = 0; i < count; i++)
                    floats[i] = (float)((bytes[i] * scale) + min);
                return (Tensor.Of(shape, floats), count);
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
