using System.Collections.Frozen;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.AddOns;

/// <summary>A parameter that asks for the work of an engine.</summary>
/// <param name="Products">What stands behind each value that may be asked for, by the value as far as its first <c>:</c> or <c>[</c>.</param>
/// <param name="Served">The values that this server has an engine for, written as above, and what part of the analysis that is.</param>
/// <param name="IsList">Several values may be asked for, separated by commas.</param>
/// <param name="InvalidText">The upload's message for a value that is none.</param>
internal sealed record AddOn(
    string Parameter, FrozenDictionary<string, string> Products, FrozenDictionary<string, ProbeParts> Served, bool IsList, Func<string, string> InvalidText)
{
    /// <summary>In the words by which clients tell a missing engine from an error.</summary>
    public static DamException NotSubscribed(string product)
        => new(ErrorKind.NotAvailable, $"You don't have an active {product} subscription: this server has no engine for it");

    public IEnumerable<string> ValuesOf(string text) => IsList ? SplitOutsideBrackets(text) : [text.Trim()];

    /// <summary>Null for a value that is none.</summary>
    public string? ProductOf(string value) => Products.GetValueOrDefault(NameOf(value));

    /// <summary>Null for a value that nothing here serves.</summary>
    public ServedAddOn? ServedOf(string value)
        => Served.TryGetValue(NameOf(value), out var part) ? new(Parameter, NameOf(value), Products[NameOf(value)], part) : null;

    private static string NameOf(string value)
    {
        var end = value.IndexOfAny([':', '[']);
        return end < 0 ? value : value[..end];
    }

    /// <summary><c>lvis_v1[cat,dog],iqa</c> is two.</summary>
    private static IEnumerable<string> SplitOutsideBrackets(string text)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (text[i] == ',' && depth <= 0)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }
}
