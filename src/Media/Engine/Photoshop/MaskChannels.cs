using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Tiff;
using NetVips;

namespace ServerlessDam.Media.Engine.Photoshop;

/// <summary>
/// Channels that follow the colours: a TIFF says of each what it is, and one of which it says nothing is a mask that somebody saved.
/// Of a Photoshop file masks are left out by the program that reads it.
/// </summary>
internal static class MaskChannels
{
    /// <summary>TIFF's ExtraSamples: 0 is unspecified, which masks are; 1 and 2 are transparency.</summary>
    private const int ExtraSamples = 338;

    /// <summary>The first picture of a TIFF with its colours and transparency alone; of anything else nothing is known, and it stays as it is.</summary>
    /// <param name="path">The original.</param>
    public static Image Without(Image image, string path)
    {
        var kinds = KindsOf(path);
        var colours = image.Bands - kinds.Count;
        if (kinds.Count == 0 || colours < 1)
            return image;
        using var only = image.ExtractBand(0, n: colours);
        if (kinds.FindIndex(kind => kind is 1 or 2) is >= 0 and var transparency)
        {
            using var alpha = image[colours + transparency];
            return only.Bandjoin(alpha);
        }

        return only.Copy();
    }

    /// <summary>Empty for what is no TIFF, has no such channels, or cannot be read.</summary>
    private static List<int> KindsOf(string path)
    {
        using var file = File.OpenRead(path);
        var mark = new byte[4];
        if (file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length || mark is not ([(byte)'I', (byte)'I', 42, 0] or [(byte)'M', (byte)'M', 0, 42]))
            return [];
        file.Position = 0;
        try
        {
            return TiffMetadataReader.ReadMetadata(file).OfType<ExifIfd0Directory>().FirstOrDefault()?.GetObject(ExtraSamples) switch
            {
                null => [],
                Array many => [.. many.Cast<object>().Select(Number)],
                var one => [Number(one)],
            };
        }
        // As where other metadata are read: hostile tables fail in ways that are not listed.
        catch (Exception e) when (e is ImageProcessingException or MetadataException or IOException or ArgumentException or InvalidCastException
            or IndexOutOfRangeException or OverflowException or FormatException or InvalidOperationException or NullReferenceException or OutOfMemoryException)
        {
            return [];
        }
    }

    private static int Number(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
