using System.Text.Json;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>A parameter as it arrived: its name without brackets, its values in order.</summary>
internal sealed class WireParameter(string name)
{
    private readonly List<string> _values = [];

    public string Name { get; } = name;

    /// <summary>As sent: <c>true</c> and numbers of JSON as their text, objects as compact JSON. Not trimmed.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>Whether it was written as a list: <c>k[]</c>, <c>k[0]</c>, a JSON array, or more than once.</summary>
    public bool IsList { get; private set; }

    /// <summary>What a JSON body held, when it was one.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>The one text that is signed, and that <see cref="WireParameters.Text"/> gives: a list is joined with commas.</summary>
    public string Joined => _values.Count == 1 ? _values[0] : string.Join(',', _values);

    public void Add(string value, bool asItem)
    {
        IsList |= asItem || _values.Count > 0;
        _values.Add(value);
    }

    public void MarkAsList() => IsList = true;

    public override string ToString() => Name;
}
