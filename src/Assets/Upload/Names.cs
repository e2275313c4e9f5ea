using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Upload;

/// <summary>Which names assets, folders and tags may have.</summary>
public static partial class Names
{
    /// <summary>Most that a listing's row key leaves for an escaped name.</summary>
    internal const int MostEscaped = 440;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("?&#\\<>");

    /// <summary>
    /// 1 to 255 characters in <c>/</c>-separated segments; no <c>? &amp; # \ &lt; &gt;</c>, no control characters, no blank at
    /// an end, no segment that is empty, dots only, or a version (<c>v1</c>).
    /// </summary>
    public static void DemandPublicId(string publicId)
    {
        Demand("public_id", publicId);
        if (publicId.Split('/')[..^1].Any(segment => Version().IsMatch(segment)))
        {
            throw DamException.Invalid($"public_id ({publicId}) is invalid: a folder cannot be named like a version");
        }
    }

    /// <summary>As a public id; empty is the root.</summary>
    public static void DemandFolder(string folder)
    {
        if (folder.Length > 0)
        {
            Demand("asset_folder", folder);
        }
    }

    /// <summary>1 to 255 characters, none of them a control character.</summary>
    public static void DemandTag(string tag)
    {
        if (tag.Length is 0 or > 255 || tag.Any(char.IsControl) || RowKeys.Escape(tag).Length > MostEscaped || !IsUnicode(tag))
        {
            throw DamException.Invalid($"Invalid tag: {tag[..Math.Min(tag.Length, 64)]}");
        }
    }

    /// <summary>1 to 255 characters, no slash and no control character.</summary>
    public static void DemandDisplayName(string displayName)
    {
        if (displayName.Contains('/'))
        {
            throw DamException.Invalid("display_name cannot include forward slashes");
        }

        if (displayName.Length is 0 or > 255 || displayName.Any(char.IsControl) || !IsUnicode(displayName))
        {
            throw DamException.Invalid("display_name is invalid: 1 to 255 characters, none of them a control character");
        }
    }

    /// <summary>A file's name as a segment of a public id: letters and digits of any script, <c>-</c>, <c>_</c> and <c>.</c> stay, the rest is <c>_</c>.</summary>
    public static string Sanitize(string fileName)
        => string.Concat(fileName.EnumerateRunes().Select(rune =>
            Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.' || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
                ? rune.ToString()
                : "_"));

    private static void Demand(string parameter, string name)
    {
        if (name.Length == 0)
        {
            throw DamException.Invalid($"{parameter} is empty");
        }

        if (name.Length > 255 || RowKeys.Escape(name).Length > MostEscaped)
        {
            throw DamException.Invalid($"{parameter} is too long");
        }

        var segments = name.Split('/');
        if (name.AsSpan().ContainsAny(Forbidden) || name.Any(char.IsControl) || !IsUnicode(name)
            || name != name.Trim() || segments.Any(segment => segment.Trim('.').Length == 0))
        {
            throw DamException.Invalid($"{parameter} ({name}) is invalid");
        }
    }

    private static bool IsUnicode(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // An unpaired surrogate enumerates as the replacement character; a replacement character of its own is no name either.
            if (rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex("^v[0-9]+$")]
    private static partial Regex Version();
}
