using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>Gathers parameters in the spellings that clients have for lists, and stops where it is too much.</summary>
internal sealed class ParameterCollector
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, WireParameter> _query = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WireParameter> _body = new(StringComparer.Ordinal);
    private readonly HashSet<string> _nulls = new(StringComparer.Ordinal);
    private int _values;
    private long _length;

    /// <summary>What the body has wins over what the query has; the two are never mixed, since only one was signed.</summary>
    public WireParameters ToParameters()
        => new(_body.Values.Concat(_query.Values.Where(parameter => !_body.ContainsKey(parameter.Name)))) { Nulls = _nulls };

    public void AddQuery(string? query)
    {
        foreach (var pair in new QueryStringEnumerable(query))
            Add(_query, pair.DecodeName().ToString(), pair.DecodeValue().ToString());
    }

    /// <summary><c>k</c>, <c>k[]</c> or <c>k[3]</c>.</summary>
    public void AddField(string name, string value) => Add(_body, name, value);

    /// <summary>A property of a JSON body. Null is absent; arrays are lists; objects keep their compact text.</summary>
    public void AddJson(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                if (name.Length <= BindingLimits.NameLength && _nulls.Count < BindingLimits.Values)
                    _nulls.Add(name);
                break;
            case JsonValueKind.Array:
                var list = Parameter(_body, name, value.Clone());
                list.MarkAsList();
                foreach (var item in value.EnumerateArray())
                    Add(list, Text(item), asItem: true);
                break;
            case JsonValueKind.Object:
                Add(Parameter(_body, name, value.Clone()), Text(value), asItem: false);
                break;
            default:
                Add(_body, name, Text(value));
                break;
        }
    }

    private void Add(Dictionary<string, WireParameter> target, string name, string value)
    {
        var bracket = ListBracket(name);
        Add(Parameter(target, bracket < 0 ? name : name[..bracket]), value, asItem: bracket >= 0);
    }

    private void Add(WireParameter parameter, string value, bool asItem)
    {
        _values++;
        _length += value.Length;
        if (_values > BindingLimits.Values)
            throw DamException.Invalid($"Too many parameters. Maximum is {BindingLimits.Values}.");
        if (value.Length > BindingLimits.ValueLength || _length > BindingLimits.TotalLength)
            throw DamException.Invalid($"Parameter {parameter.Name} is too long");
        parameter.Add(value, asItem);
    }

    private static WireParameter Parameter(Dictionary<string, WireParameter> target, string name, JsonElement? json = null)
    {
        if (name.Length > BindingLimits.NameLength)
            throw DamException.Invalid("A parameter's name is too long");
        if (!target.TryGetValue(name, out var parameter))
            target[name] = parameter = new WireParameter(name) { Json = json };
        return parameter;
    }

    /// <summary>Where <c>[]</c> or <c>[12]</c> at the end begins; -1 without one.</summary>
    private static int ListBracket(string name)
    {
        var open = name.EndsWith(']') ? name.LastIndexOf('[') : -1;
        return open > 0 && name.AsSpan(open + 1, name.Length - open - 2).IndexOfAnyExceptInRange('0', '9') < 0 ? open : -1;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "",
        JsonValueKind.Number => value.GetRawText(),
        _ => JsonSerializer.Serialize(value, Compact),
    };
}
