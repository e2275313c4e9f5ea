using System.Text.Json;
using ServerlessDam.Media.Vision.Models.Onnx;
using ServerlessDam.Media.Vision.Models.TensorFlow;

namespace ServerlessDam.Media.Vision.Models.Keras;

/// <summary>Writes a layers model of TensorFlow.js down as ONNX: layers in their order, with the channels of pictures first from the input on.</summary>
internal sealed class KerasConversion
{
    private readonly IReadOnlyDictionary<string, Tensor> _weights;

    /// <summary>What the result of a layer is called in the target.</summary>
    private readonly Dictionary<string, string> _results = [];

    /// <summary>What was only noted of layers that enlarge: how many times, each side.</summary>
    private readonly Dictionary<string, int> _enlarged = [];

    private KerasConversion(IReadOnlyDictionary<string, Tensor> weights) => _weights = weights;

    public OnnxGraph Target { get; } = new();

    /// <param name="model">The text of <c>model.json</c>.</param>
    /// <param name="weights">All files of weights, one after the other.</param>
    /// <param name="output">The last layer.</param>
    /// <returns>The bytes of an ONNX file whose input and output have the names of their layers.</returns>
    /// <exception cref="NotSupportedException">A layer is not known here, or not in the form it has.</exception>
    public static byte[] Run(ReadOnlyMemory<byte> model, ReadOnlySpan<byte> weights, string output)
    {
        using var document = JsonDocument.Parse(model);
        var conversion = new KerasConversion(TfWeights.Read(document.RootElement.GetProperty("weightsManifest"), weights));
        var layers = document.RootElement.GetProperty("modelTopology").GetProperty("model_config").GetProperty("config").GetProperty("layers");
        foreach (var layer in layers.EnumerateArray().Select(KerasLayer.Read))
        {
            if (!KerasLayers.ByName.TryGetValue(layer.Kind, out var write))
                throw new NotSupportedException($"{layer.Name} is a {layer.Kind}");
            conversion._results[layer.Name] = write(conversion, layer);
        }
        conversion.Target.Output(conversion._results[output]);
        return conversion.Target.ToModel();
    }

    /// <summary>What comes into a layer.</summary>
    /// <exception cref="NotSupportedException">It was to be enlarged, for which there has to be a convolution.</exception>
    public string[] Values(KerasLayer layer)
        => EnlargedBefore(layer) is null ? Small(layer) : throw new NotSupportedException($"{layer.Name} is no convolution of what is enlarged before it");

    /// <summary>As <see cref="Values"/>, before it is enlarged.</summary>
    public string[] Small(KerasLayer layer) => [.. layer.Inputs.Select(input => _results[input])];

    /// <summary>Doubles pixels: noted for the convolution that has to come next, and does it on the way.</summary>
    public string Enlarge(KerasLayer layer)
    {
        if (layer.Text("interpolation") != "nearest" || layer.Text("data_format") != "channels_last" || layer.Numbers("size") is not [var across, var down] || across != down)
            throw new NotSupportedException($"{layer.Name} does more than double pixels");
        _enlarged[layer.Name] = (int)across;
        return Values(layer)[0];
    }

    /// <summary>How many times what comes into a layer was to be enlarged; null for not at all.</summary>
    public int? EnlargedBefore(KerasLayer layer) => layer.Inputs.Any(_enlarged.ContainsKey) ? _enlarged[layer.Inputs.First(_enlarged.ContainsKey)] : null;

    /// <summary>Of a layer, by the names it has among its weights, as constants of the target; null for one that it does not have.</summary>
    public string? Weight(KerasLayer layer, string name, Func<Tensor, Tensor>? turned = null)
    {
        var full = $"{layer.Name}/{name}";
        if (!_weights.TryGetValue(full, out var weight))
            return null;
        Target.Constant(full, turned is null ? weight : turned(weight));
        return full;
    }
}
