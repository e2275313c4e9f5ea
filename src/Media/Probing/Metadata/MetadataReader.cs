using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Icc;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.Formats.Png;
using MetadataExtractor.Formats.Xmp;

namespace ServerlessDam.Media.Probing.Metadata;

/// <summary>EXIF, IPTC and XMP of a picture as one flat map, named as exiftool names them.</summary>
internal static class MetadataReader
{
    /// <summary>A file without metadata, or with metadata that cannot be read, has none: that is no error of the picture.</summary>
    public static FlatTags Read(string path)
    {
        var tags = new FlatTags();
        try
        {
            using var png = PixellessPng.TryRead(path);
            // Texts under names of their own come last: the first value of a name stays.
            foreach (var directory in (png is null ? ImageMetadataReader.ReadMetadata(path) : ImageMetadataReader.ReadMetadata(png)).OrderBy(directory => directory is PngDirectory))
                Add(directory, tags);
        }
        // Hostile tables make the reader fail in ways it does not list, a length of gigabytes and a plain Exception among them; what was read stays.
        catch (Exception)
        {
        }
        return tags;
    }

    private static void Add(MetadataExtractor.Directory directory, FlatTags tags)
    {
        switch (directory)
        {
            case ExifThumbnailDirectory:
                break;
            case GpsDirectory gps:
                AddAll(gps, tags);
                AddPosition(gps, tags);
                break;
            case XmpDirectory xmp:
                AddXmp(xmp, tags);
                break;
            case IccDirectory:
                tags.Add("ProfileDescription", directory.GetDescription(IccDirectory.TagTagDesc));
                break;
            case PngDirectory png:
                AddTexts(png, tags);
                break;
            case ExifDirectoryBase or IptcDirectory:
                AddAll(directory, tags);
                break;
        }
    }

    private static void AddAll(MetadataExtractor.Directory directory, FlatTags tags)
    {
        foreach (var tag in directory.Tags)
        {
            if (tag.HasName)
                tags.Add(TagNames.Of(directory, tag), Value(directory, tag));
        }
    }

    /// <summary>Dates and plain text as stored; everything else as it is described.</summary>
    private static string? Value(MetadataExtractor.Directory directory, Tag tag)
        => directory.GetObject(tag.Type) is string or StringValue ? directory.GetString(tag.Type) : tag.Description;

    private static void AddPosition(GpsDirectory gps, FlatTags tags)
    {
        if (gps.GetGeoLocation() is { } position && double.IsFinite(position.Latitude) && double.IsFinite(position.Longitude))
            tags.Add("GPSPosition", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{position.Latitude:0.######}, {position.Longitude:0.######}"));
    }

    private static void AddTexts(PngDirectory png, FlatTags tags)
    {
        foreach (var text in png.GetObject(PngDirectory.TagTextualData) as IEnumerable<MetadataExtractor.KeyValuePair> ?? [])
            tags.Add(TagNames.OfKeyword(text.Key), text.Value.ToString());
    }

    /// <summary><c>dc:subject[1]</c>, <c>dc:subject[2]</c> become one <c>Subject</c>.</summary>
    private static void AddXmp(XmpDirectory xmp, FlatTags tags)
    {
        var values = xmp.GetXmpProperties()
            .GroupBy(property => TagNames.OfXmp(property.Key))
            .Where(group => group.Key.Length > 0)
            .Take(FlatTags.MaxCount);
        foreach (var group in values)
            tags.Add(group.Key, string.Join(", ", group.Select(property => property.Value).Take(100)));
    }
}
