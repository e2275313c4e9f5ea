using System.Globalization;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>
/// Which piece of a larger file a request carries: by bytes (<c>Content-Range</c>) or by number (<c>X-Upload-Part-Number</c>),
/// always with the id that the pieces share (<c>X-Unique-Upload-Id</c>).
/// </summary>
public sealed record ChunkRange
{
    /// <summary>The most parts that an upload by numbers may have.</summary>
    public const int MaximumParts = 10_000;

    private const int MaximumIdLength = 200;

    /// <summary>Opaque, 1 to 200 visible ASCII characters; unique within a cloud at best.</summary>
    public required string UploadId { get; init; }

    /// <summary>First byte, from 0; 0 in an upload by numbers.</summary>
    public long Start { get; init; }

    /// <summary>Bytes announced by the range; null in an upload by numbers.</summary>
    public long? Length { get; init; }

    /// <summary>Size of the whole file; null while unknown.</summary>
    public long? Total { get; init; }

    /// <summary>From 1; null in an upload by bytes.</summary>
    public int? PartNumber { get; init; }

    /// <summary>1 to <see cref="MaximumParts"/>; null in an upload by bytes.</summary>
    public int? TotalParts { get; init; }

    /// <summary>Ends the file as far as this request can tell.</summary>
    public bool IsLast => PartNumber is { } number ? number == TotalParts : Total is { } total && Start + Length == total;

    /// <summary>Null when the request is no chunk, or one without an id that holds the whole file.</summary>
    /// <exception cref="DamException">The headers cannot be read, or a chunk has no id.</exception>
    public static ChunkRange? From(IHeaderDictionary headers)
    {
        var id = headers["X-Unique-Upload-Id"].ToString();
        var range = headers.ContentRange.ToString();
        var part = headers["X-Upload-Part-Number"].ToString();

        if (id.Length > MaximumIdLength || id.Any(c => c is < '!' or > '~'))
            throw DamException.Invalid("Invalid X-Unique-Upload-Id header");
        if (range.Length > 0)
            return ByBytes(id, range);
        if (part.Length > 0)
            return ByNumber(id, part, headers["X-Upload-Total-Parts"].ToString());

        return null;
    }

    private static ChunkRange? ByBytes(string id, string text)
    {
        var (start, end, total) = Parse(text) ?? throw DamException.Invalid($"Invalid Content-Range header - {text}");
        var length = end - start + 1;
        if (id.Length > 0)
            return new ChunkRange { UploadId = id, Start = start, Length = length, Total = total };
        if (start == 0 && length == total)
            return null;

        // What the real service says to a chunk that it cannot place.
        throw DamException.Missing("public_id");
    }

    private static ChunkRange ByNumber(string id, string part, string parts)
    {
        if (id.Length == 0)
            throw DamException.Missing("public_id");
        if (Digits(part) is not { } number || Digits(parts) is not { } total || number < 1 || total > MaximumParts || number > total)
            throw DamException.Invalid($"Invalid part number - {part} of {parts}");

        return new ChunkRange { UploadId = id, PartNumber = (int)number, TotalParts = (int)total };
    }

    /// <summary><c>bytes 0-9/20</c>; the total may be <c>-1</c>, <c>*</c> or missing; <c>bytes 0--1/0</c> is an empty file.</summary>
    private static (long Start, long End, long? Total)? Parse(string text)
    {
        const string unit = "bytes";
        if (!text.StartsWith(unit, StringComparison.OrdinalIgnoreCase))
            return null;

        var rest = text[unit.Length..].TrimStart(' ', '=');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var span = slash < 0 ? rest : rest[..slash];
        var dash = span.IndexOf('-', StringComparison.Ordinal);
        if (dash < 1 || Digits(span[..dash].Trim()) is not { } start)
            return null;

        var last = span[(dash + 1)..].Trim();
        var end = last == "-1" && start == 0 ? -1 : Digits(last) ?? long.MinValue;
        var total = slash < 0 ? "*" : rest[(slash + 1)..].Trim();
        var size = total is "*" or "-1" or "" ? (long?)null : Digits(total) ?? long.MinValue;

        return end >= start - 1 && size is null or >= 0 && (size is null || end < size) ? (start, end, size) : null;
    }

    // 15 digits hold a petabyte and leave room to add without overflow.
    private static long? Digits(string text)
        => text.Length is > 0 and <= 15 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
