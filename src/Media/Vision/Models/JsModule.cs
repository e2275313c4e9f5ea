using System.Text;

namespace ServerlessDam.Media.Vision.Models;

/// <summary>What a minified JavaScript module exports as a literal. For modules that are pinned by their hash: no script is understood here, let alone run.</summary>
internal static class JsModule
{
    private const string Marker = "exports=";

    /// <summary>The bytes of a text in base64.</summary>
    /// <exception cref="NotSupportedException">It exports something else.</exception>
    public static byte[] Bytes(string module)
    {
        var start = StartOf(module, '"') + 1;
        return Convert.FromBase64String(module[start..module.IndexOf('"', start)]);
    }

    /// <summary>An object literal as JSON: names get their quotes, <c>!0</c> and <c>.5</c> are spelt out.</summary>
    /// <exception cref="NotSupportedException">It exports something else.</exception>
    public static byte[] Json(string module)
    {
        var json = new StringBuilder(module.Length + (module.Length / 8));
        var depth = 0;
        for (var at = StartOf(module, '{'); ;)
        {
            var next = module[at];
            if (next is '{' or '[' or '}' or ']')
                depth += next is '{' or '[' ? 1 : -1;
            var end = at + LengthOf(module, at);
            json.Append(Spelt(module[at..end], isName: module[end] == ':'));
            at = end;
            if (depth == 0)
                return Encoding.UTF8.GetBytes(json.ToString());
        }
    }

    /// <summary>Loaders of modules assign to <c>exports</c> too, but no literals.</summary>
    private static int StartOf(string module, char first)
    {
        var at = module.IndexOf(Marker + first, StringComparison.Ordinal);
        return at >= 0 ? at + Marker.Length : throw new NotSupportedException($"The module exports nothing that begins with {first}");
    }

    /// <summary>Of the word, number, text or mark that begins here.</summary>
    private static int LengthOf(string text, int start)
    {
        var end = start + 1;
        if (text[start] == '"')
        {
            while (text[end] != '"')
                end += text[end] == '\\' ? 2 : 1;
            return end + 1 - start;
        }
        if (text[start] is '!')
            return 2;
        if (IsWord(text[start]))
        {
            // 1e-5 is one number.
            while (IsWord(text[end]) || (text[end] is '-' or '+' && text[end - 1] == 'e'))
                end++;
        }
        return end - start;
    }

    private static bool IsWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '$' or '.' or '-';

    private static string Spelt(string token, bool isName) => token switch
    {
        "!0" => "true",
        "!1" => "false",
        ['"', ..] => token,
        ['.', ..] => $"0{token}",
        ['-', '.', ..] => $"-0{token[1..]}",
        [var first, ..] when isName && IsWord(first) => $"\"{token}\"",
        _ => token,
    };
}
