using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ServerlessDam.Media.Vision.Models.TensorFlow;

/// <summary>A node of a TensorFlow graph as TensorFlow.js writes it down: JSON, with texts in base64 and whole numbers as text.</summary>
internal sealed record TfNode(string Name, string Operation, IReadOnlyList<string> Inputs, JsonElement Attributes)
{
    public static TfNode Read(JsonElement node) => new(
        node.GetProperty("name").GetString()!,
        node.GetProperty("op").GetString()!,
        node.TryGetProperty("input", out var inputs)
            ? [.. inputs.EnumerateArray().Select(input => input.GetString()!).Where(input => !input.StartsWith('^')).Select(WithoutZero)]
            : [],
        node.TryGetProperty("attr", out var attributes) ? attributes : default);

    public long Number(string name) => Whole(Attributes.GetProperty(name).GetProperty("i"));

    public float Fraction(string name) => Attributes.GetProperty(name).GetProperty("f").GetSingle();

    public bool Flag(string name) => Attributes.ValueKind == JsonValueKind.Object && Attributes.TryGetProperty(name, out var flag) && flag.GetProperty("b").GetBoolean();

    public string Text(string name) => Decode(Attributes.GetProperty(name).GetProperty("s"));

    public long[] Numbers(string name) => [.. Attributes.GetProperty(name).GetProperty("list").GetProperty("i").EnumerateArray().Select(Whole)];

    public string[] Texts(string name)
        => Attributes.TryGetProperty(name, out var list) ? [.. list.GetProperty("list").GetProperty("s").EnumerateArray().Select(Decode)] : [];

    /// <summary>The shape of a placeholder; sides that are open, which only the number of pictures is, are 1.</summary>
    public long[] Shape()
        => [.. Attributes.GetProperty("shape").GetProperty("shape").GetProperty("dim").EnumerateArray().Select(side => Math.Max(1, Whole(side.GetProperty("size"))))];

    /// <summary>The first result of a node is called by the node's name, with or without its place.</summary>
    private static string WithoutZero(string input) => input.EndsWith(":0", StringComparison.Ordinal) ? input[..^2] : input;

    private static string Decode(JsonElement text) => Encoding.ASCII.GetString(text.GetBytesFromBase64());

    private static long Whole(JsonElement number)
        => number.ValueKind == JsonValueKind.String ? long.Parse(number.GetString()!, CultureInfo.InvariantCulture) : number.GetInt64();
}
