using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Assets.NamedTransformations;

/// <summary>A transformation that is known by a name, or by its own text alone: then it says whether strict mode lets it pass.</summary>
public sealed record StoredTransformation
{
    /// <summary>Without <c>t_</c>; null when it is known by its text.</summary>
    public string? Name { get; init; }

    /// <summary>Canonical text; a format of its own follows a last slash, as in <c>c_scale,w_100/jpg</c>.</summary>
    public required string Text { get; init; }

    /// <summary>In strict mode, URLs that are not signed may derive by it.</summary>
    public required bool AllowedForStrict { get; init; }

    /// <summary>Something was derived by it.</summary>
    public bool Used { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its place in listings: when it was made, or last noted as used.</summary>
    public DateTimeOffset ListedAt
    {
        get => field == default ? CreatedAt : field;
        init;
    }

    /// <summary>ETag of its row; null before it is stored.</summary>
    public string? RowETag { get; init; }

    /// <summary>As the wire names it: <c>t_card</c>, or the text.</summary>
    public string Label => Name is null ? Text : "t_" + Name;

    /// <summary>What it does; the format of its own as <c>f_</c>.</summary>
    public Transformation Definition()
    {
        var (transformation, format) = Split(Text);
        return string.IsNullOrEmpty(format) ? transformation : new([.. transformation.Components, .. Transformation.Parse($"f_{format}").Components]);
    }

    /// <summary>The one spelling of a text with or without a format behind it.</summary>
    /// <exception cref="TransformationException">No transformation.</exception>
    public static string Canonical(string text)
    {
        var (transformation, format) = Split(text);
        return format is null ? transformation.ToString() : $"{transformation}/{format}";
    }

    /// <summary>The format is null without one, and empty behind a slash that nothing follows: the stored format, and no extension.</summary>
    public static (Transformation Transformation, string? Format) Split(string text)
    {
        var slash = text.LastIndexOf('/');
        var last = text[(slash + 1)..];
        var format = slash < 0 ? null : last.Length == 0 ? "" : MediaFormats.Find(last)?.Name;
        return (Transformation.Parse(format is null ? text : text[..slash]), format);
    }
}
