using System.Text.Json;

namespace ServerlessDam.Media.Vision.Models.Keras;

/// <summary>A layer of a Keras model as TensorFlow.js writes it down.</summary>
/// <param name="Kind">Its class: <c>Conv2D</c>.</param>
/// <param name="Inputs">The layers whose results it takes.</param>
internal sealed record KerasLayer(string Name, string Kind, IReadOnlyList<string> Inputs, JsonElement Settings)
{
    public static KerasLayer Read(JsonElement layer) => new(
        layer.GetProperty("name").GetString()!,
        layer.GetProperty("class_name").GetString()!,
        [.. layer.GetProperty("inbound_nodes").EnumerateArray().SelectMany(calls => calls.EnumerateArray()).Select(call => call[0].GetString()!)],
        layer.GetProperty("config"));

    public string? Text(string name) => Settings.TryGetProperty(name, out var text) ? text.GetString() : null;

    public float Fraction(string name) => Settings.GetProperty(name).GetSingle();

    public long[] Numbers(string name) => [.. Settings.GetProperty(name).EnumerateArray().Select(number => number.GetInt64())];

    /// <exception cref="NotSupportedException">It works on its result in a way that is not expected here.</exception>
    public void DemandPlain()
    {
        if (Text("activation") is not (null or "linear") || Text("data_format") is not (null or "channels_last"))
            throw new NotSupportedException($"{Name} has its channels first, or an activation");
    }
}
