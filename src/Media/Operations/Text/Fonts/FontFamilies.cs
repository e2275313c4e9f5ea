namespace ServerlessDam.Media.Operations.Text.Fonts;

/// <summary>
/// Families that this product means to have, by the names in their files: those that come along (<c>native/package.json</c>) and
/// those of Debian's packages (<c>tools/install.sh</c>). What stands in for Arial and its like is in <c>fonts.conf</c>.
/// </summary>
internal static class FontFamilies
{
    public static readonly IReadOnlyList<string> Shipped =
    [
        "Anton", "Arimo", "Cousine", "Gelasio", "Lobster", "Montserrat", "Oswald", "Pacifico", "Playfair Display", "Poppins", "Raleway", "Tinos",
    ];

    public static readonly IReadOnlyList<string> Packaged =
    [
        "Bebas Neue", "Cabin", "Caladea", "Cantarell", "Carlito", "Comfortaa", "Comic Neue", "Courier Prime", "Dancing Script", "DejaVu Sans",
        "DejaVu Sans Mono", "DejaVu Serif", "Dosis", "EB Garamond", "Inconsolata", "Inter", "JetBrains Mono", "Karla", "Kaushan Script", "Lato",
        "League Spartan", "Lobster Two", "Manrope", "Noto Color Emoji", "Noto Sans", "Noto Serif", "Old Standard TT", "Open Sans", "Oxygen-Sans",
        "Play", "PT Sans", "PT Serif", "Quattrocento", "Quicksand", "Roboto", "Roboto Condensed", "Roboto Slab", "Sora", "Vollkorn",
        "WenQuanYi Micro Hei", "Yanone Kaffeesatz",
    ];

    /// <summary>Those that none of the installed files belongs to.</summary>
    public static IEnumerable<string> Missing()
        => Shipped.Concat(Packaged).Except(InstalledFonts.Families(), StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);
}
