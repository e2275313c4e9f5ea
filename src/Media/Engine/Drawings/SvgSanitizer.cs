using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ServerlessDam.Media.Engine.Drawings;

/// <summary>
/// Writes a drawing anew, of the words of <see cref="SvgWords"/> alone: what is not on that list is left out with all that is in it, as are
/// handlers of events, processing instructions, comments, and references other than to places in the drawing, to pictures that
/// are in it, and of links to pages.
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
        foreach (var child in element.Elements().ToList())
        {
            if (IsKept(child))
                Clean(child);
            else
                child.Remove();
        }
    }

    /// <summary>A style sheet that leads elsewhere goes whole, and so does what would make, by moving it, what no attribute may be.</summary>
    private static bool IsKept(XElement element)
        => element.Name.NamespaceName is SvgWords.Namespace or ""
            && SvgWords.Elements.Contains(element.Name.LocalName)
            && (element.Name.LocalName != "style" || StaysInside(element.Value))
            && (element.Attribute("attributeName")?.Value.Trim() is not { } moved || (!moved.EndsWith("href", StringComparison.OrdinalIgnoreCase) && !IsHandler(moved)));

    private static bool IsKept(XAttribute attribute) => attribute.Name.NamespaceName switch
    {
        _ when attribute.IsNamespaceDeclaration => true,
        "" when attribute.Name.LocalName == "href" => IsReference(attribute),
        "" => !IsHandler(attribute.Name.LocalName) && StaysInside(attribute.Value),
        SvgWords.Links => attribute.Name.LocalName == "href" ? IsReference(attribute) : attribute.Name.LocalName is "title" or "type",
        SvgWords.Xml => attribute.Name.LocalName is "space" or "lang",
        _ => false,
    };

    private static bool IsHandler(string name) => name.StartsWith("on", StringComparison.OrdinalIgnoreCase);

    private static bool IsReference(XAttribute href) => href.Value.StartsWith('#') || href.Parent!.Name.LocalName switch
    {
        "image" or "feImage" => Picture().IsMatch(href.Value),
        "a" => Page().IsMatch(href.Value),
        _ => false,
    };

    /// <summary>In style sheets and the values of attributes; escapes could hide anything.</summary>
    private static bool StaysInside(string css) => !css.Contains('\\', StringComparison.Ordinal) && !Elsewhere().IsMatch(css);

    [GeneratedRegex("^data:image/(png|jpeg|gif|webp|avif);base64,", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex("^(https?://|mailto:)", RegexOptions.IgnoreCase)]
    private static partial Regex Page();

    [GeneratedRegex("""url\(\s*["']?\s*(?![#\s"'])|@import|expression\s*\(|javascript:|image-set\s*\(|src\s*\(|-moz-binding|behavior\s*:""", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();
}
