using ServerlessDam.Media.Vision.Models.Onnx;

namespace ServerlessDam.Media.Vision.Models.TensorFlow;

/// <summary>
/// Writes a TensorFlow graph down as ONNX: only the nodes that the outputs need, in the order in which they run. Pictures keep their
/// channels last; where an operation of ONNX wants them first they are turned and turned back, and the runtime takes out what cancels.
/// </summary>
internal sealed class TfConversion
{
    private readonly TfGraph _source;
    private readonly HashSet<string> _done = [];

    private TfConversion(TfGraph source) => _source = source;

    public OnnxGraph Target { get; } = new();

    /// <returns>The bytes of an ONNX file whose inputs and outputs have the names that they have in the source.</returns>
    /// <exception cref="NotSupportedException">An operation is not known here, or not in the form it has.</exception>
    public static byte[] Run(TfGraph source, params string[] outputs)
    {
        var conversion = new TfConversion(source);
        foreach (var output in outputs)
        {
            conversion.Value(output);
            conversion.Target.Output(output);
        }
        return conversion.Target.ToModel();
    }

    /// <summary>The name of a value in the target, once everything that it needs is there.</summary>
    public string Value(string name)
    {
        var owner = name.Split(':')[0];
        if (!_done.Add(owner))
            return name;
        if (_source.Constants.TryGetValue(owner, out var constant))
        {
            Target.Constant(owner, constant);
            return name;
        }
        var node = _source.Nodes.GetValueOrDefault(owner) ?? throw new NotSupportedException($"There is no node {owner}");
        if (!TfOperations.ByName.TryGetValue(node.Operation, out var write))
            throw new NotSupportedException($"{owner} is a {node.Operation}");
        write(this, node);
        return name;
    }

    /// <summary>All inputs of a node.</summary>
    public string[] Values(TfNode node) => [.. node.Inputs.Select(Value)];

    /// <summary>An input that is fixed when the model is made.</summary>
    public Tensor Constant(TfNode node, int input)
        => _source.Constants.GetValueOrDefault(node.Inputs[input])
            ?? throw new NotSupportedException($"Input {input} of {node.Name} is no constant");

    /// <summary>Between two operations that want the channels first: turns its input, and its result back.</summary>
    public void ChannelsFirst(TfNode node, Func<string, string> write)
    {
        var turned = Target.Add("Transpose", [Value(node.Inputs[0])], Target.NewName("nchw"), ("perm", new long[] { 0, 3, 1, 2 }));
        Target.Add("Transpose", [write(turned)], node.Name, ("perm", new long[] { 0, 2, 3, 1 }));
    }
}
