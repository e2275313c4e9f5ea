using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Where each picture is in a stack, in pixels.</summary>
internal static class SpriteSheet
{
    /// <summary>A class for each picture, named after its id.</summary>
    /// <param name="rawTarget">Of the sheet; the picture's differs in its extension alone.</param>
    /// <param name="extension">The picture's, without a dot.</param>
    public static byte[] Css(IReadOnlyList<JoinedPart> parts, string prefix, string rawTarget, string extension)
    {
        var picture = rawTarget.Split('?')[0];
        var address = string.Concat((picture[..picture.LastIndexOf('.')] + "." + extension).Select(c => IsSafe(c) ? c.ToString() : c <= 0xff ? Uri.HexEscape(c) : ""));
        var css = new StringBuilder();
        foreach (var (part, top) in Placed(parts))
        {
            css.Append(
                CultureInfo.InvariantCulture,
                $".{ClassOf(prefix + part.Asset.PublicId)} {{ background: url('{address}') no-repeat; background-position: 0 {-top}px; width: {part.Facts.Width}px; height: {part.Facts.Height}px; }}\n");
        }

        return Encoding.UTF8.GetBytes(css.ToString());
    }

    public static byte[] Json(IReadOnlyList<JoinedPart> parts)
    {
        var images = Placed(parts).Select(placed => new JsonObject
        {
            ["public_id"] = placed.Part.Asset.PublicId,
            ["x"] = 0,
            ["y"] = placed.Top,
            ["width"] = placed.Part.Facts.Width,
            ["height"] = placed.Part.Facts.Height,
        });
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["images"] = new JsonArray([.. images]) });
    }

    /// <summary>The pictures from the top down, and how far below the top each begins.</summary>
    public static IEnumerable<(JoinedPart Part, int Top)> Placed(IReadOnlyList<JoinedPart> parts)
    {
        var top = 0;
        foreach (var part in parts)
        {
            yield return (part, top);
            top += part.Facts.Height;
        }
    }

    /// <summary>What needs no escape in a class's name; one that begins with a digit gets an underscore in front.</summary>
    private static string ClassOf(string id)
    {
        var name = string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '-'));
        return char.IsAsciiLetter(name[0]) ? name : "_" + name;
    }

    /// <summary>Ends neither the string nor the rule that an address stands in.</summary>
    private static bool IsSafe(char c) => char.IsAsciiLetterOrDigit(c) || "-_.~!$&*+,;=:@/%".Contains(c);
}
