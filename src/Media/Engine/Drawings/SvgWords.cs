using System.Collections.Frozen;

namespace ServerlessDam.Media.Engine.Drawings;

/// <summary>
/// What of SVG (versions 1.1 and 2) draws and moves, and nothing that runs, embeds other languages or leads elsewhere. Upper and lower
/// case count, as in XML: a page that takes a drawing into its HTML reads them alike, so what is spelled otherwise is not on the list.
/// </summary>
internal static class SvgWords
{
    public const string Namespace = "http://www.w3.org/2000/svg";

    public const string Links = "http://www.w3.org/1999/xlink";

    public const string Xml = "http://www.w3.org/XML/1998/namespace";

    /// <remarks>Without <c>font</c>, which ends a drawing in HTML.</remarks>
    public static readonly FrozenSet<string> Elements = Set(
        """
        a circle clipPath defs desc ellipse filter g image line linearGradient marker mask path pattern polygon polyline radialGradient rect stop style svg
        switch symbol text textPath title tref tspan use view animate animateColor animateMotion animateTransform mpath set
        feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
        feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
        feTile feTurbulence
        """);

    /// <summary>Those that hold text and nothing else: HTML would read elements in them as its own.</summary>
    public static readonly FrozenSet<string> OfText = Set("desc title style");

    /// <remarks>Without <c>href</c>, of which the value decides, and all that HTML knows and SVG does not.</remarks>
    public static readonly FrozenSet<string> Attributes = Set(
        """
        accumulate additive alignment-baseline amplitude attributeName attributeType azimuth baseFrequency baseline-shift begin bias by calcMode class
        clip clip-path clip-rule clipPathUnits color color-interpolation color-interpolation-filters color-rendering cx cy d diffuseConstant direction
        display divisor dominant-baseline dur dx dy edgeMode elevation enable-background end exponent fill fill-opacity fill-rule filter filterRes
        filterUnits flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant font-weight fr from fx fy
        glyph-orientation-horizontal glyph-orientation-vertical gradientTransform gradientUnits height id image-rendering in in2 intercept isolation
        k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes kerning lang lengthAdjust letter-spacing lighting-color
        limitingConeAngle marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask mask-type maskContentUnits maskUnits max media
        method min mix-blend-mode mode numOctaves offset opacity operator order orient origin overflow paint-order path pathLength patternContentUnits
        patternTransform patternUnits pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX
        refY repeatCount repeatDur requiredExtensions requiredFeatures restart result role rotate rx ry scale seed shape-rendering side slope spacing
        specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles stop-color stop-opacity stroke stroke-dasharray
        stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style surfaceScale systemLanguage tabindex
        tableValues targetX targetY text-anchor text-decoration text-rendering textLength to transform transform-origin type unicode-bidi values
        vector-effect version viewBox visibility width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
        """);

    private static FrozenSet<string> Set(string words)
        => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
