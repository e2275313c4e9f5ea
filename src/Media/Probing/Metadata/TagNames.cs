using System.Collections.Frozen;
using MetadataExtractor.Formats.Exif;

namespace ServerlessDam.Media.Probing.Metadata;

/// <summary>Turns the names of the metadata library into those of exiftool, which the wire has.</summary>
internal static class TagNames
{
    /// <summary>Where the two differ in more than blanks and dashes.</summary>
    private static readonly FrozenDictionary<string, string> Different = new Dictionary<string, string>
    {
        ["DateTime"] = "ModifyDate",
        ["DateTimeDigitized"] = "CreateDate",
        ["ISOSpeedRatings"] = "ISO",
        ["ExposureBiasValue"] = "ExposureCompensation",
        ["LensSpecification"] = "LensInfo",
        ["FocalLength35"] = "FocalLengthIn35mmFormat",
        ["WhiteBalanceMode"] = "WhiteBalance",
        ["CaptionAbstract"] = "Caption-Abstract",
        ["ByLine"] = "By-line",
    }.ToFrozenDictionary();

    public static string Of(MetadataExtractor.Directory directory, MetadataExtractor.Tag tag)
    {
        var name = Letters(tag.Name);
        if (directory is GpsDirectory && !name.StartsWith("GPS", StringComparison.Ordinal))
            name = "GPS" + name;
        return Different.GetValueOrDefault(name, name);
    }

    /// <summary><c>photoshop:DateCreated</c> is <c>DateCreated</c>; of a structure the last name counts. Empty for a bare namespace.</summary>
    public static string OfXmp(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        name = name[(name.LastIndexOf(':') + 1)..];
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        return OfKeyword(bracket >= 0 ? name[..bracket] : name);
    }

    /// <summary><c>Creation Time</c> of a PNG is <c>CreationTime</c>. Empty where nothing is left.</summary>
    public static string OfKeyword(string keyword)
    {
        var name = Letters(keyword);
        return name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));
}
