using System.Xml;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Engine;

/// <summary>The text of a drawing, looked through from front to back before librsvg builds a tree of it.</summary>
internal static class SvgText
{
    /// <summary>Elements, texts and comments. Bounds that tree.</summary>
    public const int MaxNodes = 20_000;

    /// <summary>Elements within elements. Bounds what is called by itself again.</summary>
    public const int MaxDepth = 64;

    /// <summary>From memory, so that the drawing has no folder in which its references could be looked up.</summary>
    /// <exception cref="DamException">Unprocessable: too large, too deep, not XML, or with declarations of its own.</exception>
    public static byte[] Read(string path)
    {
        if (new FileInfo(path).Length > SourceLimits.MaxSvgBytes)
            throw SourceLimits.TooLarge($"Maximum SVG size is {SourceLimits.MaxSvgBytes >> 20} MB");
        var text = File.ReadAllBytes(path);
        try
        {
            Check(text);
        }
        catch (XmlException e)
        {
            throw Source.Invalid(e);
        }

        return text;
    }

    /// <remarks>
    /// The name of a public DTD is in many drawings, and nothing is loaded for it. Declarations between brackets are another
    /// matter: entities multiply. Namespaces are left to librsvg.
    /// </remarks>
    private static void Check(byte[] text)
    {
        using var reader = new XmlTextReader(new MemoryStream(text)) { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, Namespaces = false };
        var nodes = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.DocumentType && !string.IsNullOrWhiteSpace(reader.Value))
                throw SourceLimits.TooLarge("SVG with declarations in its DOCTYPE is not supported");
            if (reader.Depth > MaxDepth)
                throw SourceLimits.TooLarge($"Maximum depth of an SVG is {MaxDepth}");
            if (reader.NodeType is not (XmlNodeType.EndElement or XmlNodeType.Whitespace) && ++nodes > MaxNodes)
                throw SourceLimits.TooLarge($"Maximum number of nodes in an SVG is {MaxNodes}");
        }
    }
}
