using System.Globalization;
using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search.Asking;

namespace ServerlessDam.Functions.Search;

/// <summary>What a search was asked, in the ways that clients have of writing it: JSON, a form, a query, or the JSON in a signed address.</summary>
/// <param name="Fields">What each asset is to have; empty for what it has anyway.</param>
/// <param name="With">What each asset is to have besides.</param>
internal sealed record SearchParameters(SearchRequest Request, IReadOnlySet<string> Fields, IReadOnlySet<string> With)
{
    /// <param name="value">What was sent under a name, as JSON; null when nothing was.</param>
    /// <param name="now">What relative dates count back from.</param>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static SearchParameters Read(Func<string, JsonElement?> value, DateTimeOffset now)
        => new(
            new()
            {
                Expression = Text(value, "expression"),
                OrderBy = SearchOrders.Parse(Items(value, "sort_by")),
                Facets = SearchAggregates.Parse(Items(value, "aggregate"), now),
                Take = Take(value),
                Cursor = Text(value, "next_cursor"),
                Widens = Widens(value),
                Explains = Text(value, "explain") is "true" or "1",
            },
            Names(value, "fields"),
            Names(value, "with_field"));

    private static string? Text(Func<string, JsonElement?> value, string name)
        => value(name) switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
            { ValueKind: JsonValueKind.String } text => text.GetString() is { } written && !string.IsNullOrWhiteSpace(written) ? written : null,
            { ValueKind: JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number } scalar => scalar.GetRawText().ToLowerInvariant(),
            _ => throw Invalid(name),
        };

    /// <summary>Ours: other servers know nothing of it, and without it words find themselves alone.</summary>
    private static bool Widens(Func<string, JsonElement?> value)
        => Text(value, "expand") switch
        {
            null or "none" => false,
            "synonyms" => true,
            _ => throw DamException.Invalid("Invalid value for parameter expand: synonyms or none"),
        };

    /// <summary>More than a page can hold is a full page.</summary>
    private static int Take(Func<string, JsonElement?> value)
        => Text(value, "max_results") is not { } text ? SearchRequest.OrdinaryPage
            : long.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number > 0
                ? (int)Math.Min(number, SearchRequest.MostOfAPage)
                : throw Invalid("max_results");

    /// <summary>A list, a thing that is one by itself, or JSON of either as text.</summary>
    private static IEnumerable<JsonElement> Items(Func<string, JsonElement?> value, string name)
        => value(name) switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.String ? Unpacked(item) : [item]),
            { ValueKind: JsonValueKind.String } text => Unpacked(text),
            { ValueKind: JsonValueKind.Object } one => [one],
            _ => throw Invalid(name),
        };

    private static IEnumerable<JsonElement> Unpacked(JsonElement text)
    {
        var written = text.GetString()!.Trim();
        if (written is not ['[' or '{', ..])
        {
            return written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(each => JsonSerializer.SerializeToElement(each));
        }

        try
        {
            var parsed = JsonElement.Parse(written);
            return parsed.ValueKind == JsonValueKind.Array ? [.. parsed.EnumerateArray()] : [parsed];
        }
        catch (JsonException e)
        {
            throw new DamException(ErrorKind.InvalidParameter, $"Invalid JSON: {(written.Length > 100 ? written[..100] : written)}", e);
        }
    }

    private static HashSet<string> Names(Func<string, JsonElement?> value, string name)
        => [.. Items(value, name).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Invalid(name))];

    private static DamException Invalid(string name) => DamException.Invalid($"Invalid value for parameter {name}");
}
