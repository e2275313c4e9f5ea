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
        using var document = JsonDocument.Parse(model);
        // Nodes keep their attributes.
        var json = document.RootElement.Clone();
        var nodes = json.GetProperty("modelTopology").GetProperty("node").EnumerateArray().Select(TfNode.Read).ToDictionary(node => node.Name);
        return new(nodes, TfWeights.Read(json.GetProperty("weightsManifest"), weights));
    }
}
