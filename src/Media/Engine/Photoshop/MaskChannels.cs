using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Tiff;

namespace ServerlessDam.Media.Engine.Photoshop;

/// <summary>
/// Whether the channel that follows the colours is a mask that somebody saved, and no transparency. Of a Photoshop file masks are
/// left out by the program that reads it.
/// </summary>
internal static class MaskChannels
{
    /// <summary>TIFF's ExtraSamples: 0 is unspecified, which masks are; 1 and 2 are transparency.</summary>
    private const int ExtraSamples = 338;

    /// <param name="path">The original; of anything but a TIFF nothing is known, and its alpha is transparency.</param>
    public static bool IsFirst(string path)
    {
        using var file = File.OpenRead(path);
        var mark = new byte[4];
        if (file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length || mark is not ([(byte)'I', (byte)'I', 42, 0] or [(byte)'M', (byte)'M', 0, 42]))
            return false;
        file.Position = 0;
        try
        {
            var stored = TiffMetadataReader.ReadMetadata(file).OfType<ExifIfd0Directory>().FirstOrDefault()?.GetObject(ExtraSamples);
            return Convert.ToInt32(stored is Array { Length: > 0 } many ? many.GetValue(0) : stored, CultureInfo.InvariantCulture) is not (1 or 2);
        }
        // As where other metadata are read: hostile tables fail in ways that are not listed.
        catch (Exception e) when (e is ImageProcessingException or MetadataException or IOException or ArgumentException or InvalidCastException
            or IndexOutOfRangeException or OverflowException or FormatException or InvalidOperationException or NullReferenceException or OutOfMemoryException)
        {
            return false;
        }
    }
}
