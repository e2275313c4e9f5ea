using System.Globalization;
using System.Text.Json;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>
/// The parameters of a request, whatever way they were sent. What is signed is what is read: a name has one value, that of the
/// body where the query has it too, and a list reads as text the way it was signed.
/// </summary>
public sealed class WireParameters
{
    private readonly Dictionary<string, WireParameter> _byName;

    internal WireParameters(IEnumerable<WireParameter> parameters)
        => _byName = parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    internal IEnumerable<WireParameter> All => _byName.Values;

    /// <summary>Names that a JSON body had with null: absent, but for whoever asks for these.</summary>
    internal IReadOnlySet<string> Nulls { get; init; } = new HashSet<string>();

    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>The value as sent, untrimmed; null when absent or blank.</summary>
    public string? Text(string name)
        => Find(name)?.Joined is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <exception cref="DamException">Absent or blank.</exception>
    public string Required(string name) => Text(name) ?? throw DamException.Missing(name);

    /// <summary>Sent with something in it.</summary>
    public bool Has(string name) => Text(name) is not null;

    /// <summary>Sent, perhaps empty: <c>tags=</c> clears the tags where a use case says so.</summary>
    public bool WasSent(string name) => _byName.ContainsKey(name);

    /// <summary><c>true</c>, <c>false</c>, <c>1</c>, <c>0</c> in any case; null when absent.</summary>
    /// <exception cref="DamException">Anything else.</exception>
    public bool? Flag(string name) => Text(name)?.Trim() switch
    {
        null => null,
        "1" => true,
        "0" => false,
        { } text when bool.TryParse(text, out var flag) => flag,
        { } text => throw Invalid(name, text),
    };

    /// <exception cref="DamException">Not a whole number from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public long? Integer(string name, long least = 0, long most = long.MaxValue)
    {
        if (Text(name) is not { } text)
            return null;

        return long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw Invalid(name, text);
    }

    /// <exception cref="DamException">Not a finite decimal number.</exception>
    public double? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Invalid(name, text);
    }

    /// <summary>The items, blank ones and repetitions left out; a single value is a list of one. Empty when absent.</summary>
    public IReadOnlyList<string> List(string name)
        => Find(name) is { } parameter ? [.. parameter.Values.Where(value => !string.IsNullOrWhiteSpace(value)).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>As <see cref="List"/>, with a single value split at commas and its items trimmed.</summary>
    public IReadOnlyList<string> SplitList(string name)
        => Find(name) is { IsList: false } parameter
            ? [.. parameter.Joined.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)]
            : List(name);

    /// <summary>A JSON value, sent as such in a JSON body or as text; null when absent.</summary>
    /// <exception cref="DamException">Not JSON, or with text in it that is half a surrogate pair.</exception>
    public JsonElement? Json(string name)
    {
        if (Find(name) is { Json: { ValueKind: JsonValueKind.Object or JsonValueKind.Array } element })
            return element;
        if (Text(name) is not { } text)
            return null;

        try
        {
            var value = JsonElement.Parse(text);
            _ = JsonSerializer.Serialize(value);
            return value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Invalid(name, text);
        }
    }

    /// <summary>Sent as nothing: an empty text, or null in a JSON body.</summary>
    public bool WasCleared(string name) => (WasSent(name) || Nulls.Contains(name)) && !Has(name);

    /// <summary>Whatever was sent as JSON: a text where it was one, a number or boolean as its text; null of JSON when it was sent as nothing, none when absent.</summary>
    public JsonElement? Value(string name)
        => WasCleared(name) ? JsonElement.Parse("null")
            : Find(name) is not { } parameter ? null
            : parameter.Json is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } element ? element
            : parameter.IsList ? JsonSerializer.SerializeToElement(parameter.Values)
            : JsonSerializer.SerializeToElement(parameter.Joined);

    /// <summary>These parameters without the ones that <paramref name="keep"/> refuses.</summary>
    internal WireParameters Where(Func<WireParameter, bool> keep) => new(_byName.Values.Where(keep));

    internal WireParameter? Find(string name) => _byName.GetValueOrDefault(name);

    private static DamException Invalid(string name, string value)
        => DamException.Invalid($"Invalid value for parameter {name}: {(value.Length > 100 ? value[..100] : value)}");
}
