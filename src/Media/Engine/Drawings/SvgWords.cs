using System.Collections.Frozen;

namespace ServerlessDam.Media.Engine.Drawings;

/// <summary>What of SVG (versions 1.1 and 2) draws and moves, and nothing that runs, embeds other languages or leads elsewhere.</summary>
internal static class SvgWords
{
    public const string Namespace = "http://www.w3.org/2000/svg";

    public const string Links = "http://www.w3.org/1999/xlink";

    public const string Xml = "http://www.w3.org/XML/1998/namespace";

    public static readonly FrozenSet<string> Elements = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "circle", "clipPath", "defs", "desc", "ellipse", "filter", "g", "image", "line", "linearGradient", "marker", "mask", "path", "pattern",
        "polygon", "polyline", "radialGradient", "rect", "stop", "style", "svg", "switch", "symbol", "text", "textPath", "title", "tref", "tspan", "use", "view",
        "animate", "animateColor", "animateMotion", "animateTransform", "mpath", "set",
        "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight",
        "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology",
        "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
        "font", "font-face", "font-face-name", "font-face-src", "glyph", "glyphRef", "altGlyph", "hkern", "vkern", "missing-glyph", "color-profile", "cursor");
}
