using System.Text;

namespace ServerlessDam.Functions.Wire.Signatures;

/// <summary>
/// The text that a signature is made of: <c>name=value</c> pairs in ordinal order of names, joined with <c>&amp;</c>. Version 2
/// writes <c>&amp;</c> inside a pair as <c>%26</c>; version 1 does not, so that a value can pass for further parameters.
/// </summary>
internal static class SigningText
{
    public static string Of(IEnumerable<(string Name, string Value)> pairs, int version)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in pairs.OrderBy(pair => pair.Name, StringComparer.Ordinal))
        {
            if (text.Length > 0)
                text.Append('&');
            text.Append(Escape(name, version)).Append('=').Append(Escape(value, version));
        }
        return text.ToString();
    }

    private static string Escape(string text, int version)
        => version == 1 ? text : text.Replace("&", "%26", StringComparison.Ordinal);
}
