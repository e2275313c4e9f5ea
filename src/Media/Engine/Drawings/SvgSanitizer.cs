using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ServerlessDam.Media.Engine.Drawings;

/// <summary>
/// Writes a drawing anew, of the words of <see cref="SvgWords"/> alone: what is not on those lists is left out with all that is in it, as are
/// processing instructions, comments, and references other than to places in the drawing, to pictures that are in it, and of
/// links to pages. The result is safe in a page's HTML too.
/// </summary>
internal static partial class SvgSanitizer
{
    private static readonly XmlReaderSettings _reading = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private static readonly XmlWriterSettings _writing = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = true };

    /// <param name="svg">Within the limits of <see cref="SvgText"/>.</param>
    /// <exception cref="XmlException">No XML with namespaces, or no drawing.</exception>
    public static void Write(byte[] svg, Stream output)
    {
        using var reader = XmlReader.Create(new MemoryStream(svg), _reading);
        var drawing = XDocument.Load(reader, System.Xml.Linq.LoadOptions.PreserveWhitespace).Root!;
        if (!IsKept(drawing))
            throw new XmlException($"The root is {drawing.Name}.");
        Clean(drawing);
        using var writer = XmlWriter.Create(output, _writing);
        drawing.Save(writer);
    }

    private static void Clean(XElement element)
    {
        foreach (var attribute in element.Attributes().Where(attribute => !IsKept(attribute)).ToList())
            attribute.Remove();
        var hasTextAlone = SvgWords.OfText.Contains(element.Name.LocalName);
        foreach (var node in element.Nodes().ToList())
        {
            switch (node)
            {
                // HTML does not know it, and takes what is in it for its own.
                case XCData data:
                    data.ReplaceWith(new XText(data.Value));
                    break;
                case XElement child when !hasTextAlone && IsKept(child):
                    Clean(child);
                    break;
                case XElement child:
                    child.Remove();
                    break;
            }
        }

        // What its pieces come to counts, now that nothing is between them any more.
        if (element.Name.LocalName == "style" && (element.Value.Contains('<', StringComparison.Ordinal) || !StaysInside(element.Value)))
            element.RemoveNodes();
    }

    /// <summary>What would make, by moving it, what no attribute may be, is no part of a drawing either.</summary>
    private static bool IsKept(XElement element)
        => element.Name.NamespaceName is SvgWords.Namespace or ""
            && SvgWords.Elements.Contains(element.Name.LocalName)
            && (element.Attribute("attributeName")?.Value is not { } moved || SvgWords.Attributes.Contains(moved));

    private static bool IsKept(XAttribute attribute) => attribute.Name.NamespaceName switch
    {
        _ when attribute.IsNamespaceDeclaration => true,
        "" or SvgWords.Links when attribute.Name.LocalName == "href" => IsReference(attribute),
        "" => (SvgWords.Attributes.Contains(attribute.Name.LocalName) || attribute.Name.LocalName.StartsWith("aria-", StringComparison.Ordinal)) && StaysInside(attribute.Value),
        SvgWords.Links => attribute.Name.LocalName is "title" or "type",
        SvgWords.Xml => attribute.Name.LocalName is "space" or "lang",
        _ => false,
    };

    private static bool IsReference(XAttribute href) => href.Value.StartsWith('#') || href.Parent!.Name.LocalName switch
    {
        "image" or "feImage" => Picture().IsMatch(href.Value),
        "a" => Page().IsMatch(href.Value),
        _ => false,
    };

    /// <summary>In style sheets and the values of attributes; escapes and comments could hide anything.</summary>
    private static bool StaysInside(string css)
        => !css.Contains('\\', StringComparison.Ordinal) && !css.Contains("/*", StringComparison.Ordinal) && !Elsewhere().IsMatch(css);

    [GeneratedRegex("^data:image/(png|jpeg|gif|webp|avif);base64,", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex("^(https?://|mailto:)", RegexOptions.IgnoreCase)]
    private static partial Regex Page();

    /// <remarks>Nothing in it is tried twice, however long the text.</remarks>
    [GeneratedRegex("""url\((?>\s*)(?>["']?)(?>\s*)(?!#)|@import|expression(?>\s*)\(|javascript:|image-set(?>\s*)\(|src(?>\s*)\(|-moz-binding|behavior(?>\s*):""", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();
}
