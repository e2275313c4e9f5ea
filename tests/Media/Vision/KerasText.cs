using System.Text;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>Writes models of layers down as TensorFlow.js does.</summary>
internal static class KerasText
{
    /// <param name="layers">Each as JSON.</param>
    public static byte[] Json(string[] layers, string weights) => Encoding.UTF8.GetBytes(
        """{"modelTopology":{"model_config":{"config":{"layers":[""" + string.Join(',', layers) + """]}}},"weightsManifest":[{"weights":""" + weights + "}]}");

    public static string Weights(params (string Name, string Shape)[] weights)
        => $"[{string.Join(',', weights.Select(weight => $$"""{"name":"{{weight.Name}}","shape":[{{weight.Shape}}],"dtype":"float32"}"""))}]";

    public static byte[] Bytes(params float[][] values) => [.. values.SelectMany(each => each).SelectMany(BitConverter.GetBytes)];

    /// <param name="model">What a conversion made.</param>
    public static Network Open(byte[] model)
    {
        // The runtime is loaded by whoever opens a model first.
        Installed.Models().Open(ModelTable.Faces, NetworkMemory.Kept)!.Dispose();
        return new Network(model, NetworkMemory.Given);
    }
}
