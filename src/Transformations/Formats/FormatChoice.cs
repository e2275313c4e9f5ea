namespace ServerlessDam.Transformations.Formats;

/// <summary>The choice behind <c>f_auto</c>: the smallest format that the client names, that keeps what must be kept and that can be written.</summary>
public sealed record FormatChoice
{
    private static readonly string[] Preferred = ["jxl", "avif", "webp"];

    /// <summary>The request's header; null without one.</summary>
    public string? Accept { get; init; }

    /// <summary>Canonical name of the format the URL's extension asks for; null without one.</summary>
    public string? Extension { get; init; }

    /// <summary>Canonical name of the format the asset is stored in; null when it has none.</summary>
    public string? Stored { get; init; }

    /// <summary>The result is transparent somewhere.</summary>
    public bool HasAlpha { get; init; }

    /// <summary>The result moves and shall keep moving.</summary>
    public bool Animated { get; init; }

    /// <summary>Canonical names of the formats that still pictures can be written in.</summary>
    public required IReadOnlyCollection<string> Stills { get; init; }

    /// <summary>Canonical names of the formats that animations can be written in.</summary>
    public required IReadOnlyCollection<string> Animations { get; init; }

    /// <summary>
    /// The canonical name. Without a modern format in <see cref="Accept"/> it is the extension's, else the stored one, else png where
    /// there is alpha and jpg where there is none; an animation that cannot stay in either becomes a gif.
    /// </summary>
    public string Choose()
    {
        var writable = Animated ? Animations : Stills;
        var modern = Preferred.FirstOrDefault(name
            => writable.Contains(name) && AcceptedTypes.Names(Accept, MediaFormats.Find(name)!.ContentType));
        return modern ?? Writable(Extension, writable) ?? Writable(Stored, writable) ?? (Animated ? "gif" : HasAlpha ? "png" : "jpg");
    }

    private static string? Writable(string? name, IReadOnlyCollection<string> writable)
        => name is not null && writable.Contains(name) ? name : null;
}
