using System.Collections.Frozen;

namespace ServerlessDam.Assets.Search.Feed;

/// <summary>
/// Embedded metadata that compares as numbers: the measures of cameras and scanners, by exiftool's names. Every other name, which
/// anybody may invent in XMP, is found as text: a field of numbers costs an index much more.
/// </summary>
internal static class EmbeddedNumbers
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "ISO", "ISOSpeed", "RecommendedExposureIndex", "StandardOutputSensitivity", "SensitivityType",
        "FNumber", "ExposureTime", "ExposureCompensation", "ExposureProgram", "ExposureMode", "ExposureIndex",
        "ShutterSpeedValue", "ApertureValue", "MaxApertureValue", "BrightnessValue", "LightValue",
        "FocalLength", "FocalLengthIn35mmFormat", "SubjectDistance", "DigitalZoomRatio",
        "Flash", "MeteringMode", "LightSource", "WhiteBalance", "ColorSpace", "ColorTemperature", "Contrast", "Saturation", "Sharpness", "GainControl",
        "SceneCaptureType", "SensingMethod", "CustomRendered",
        "GPSLatitude", "GPSLongitude", "GPSAltitude", "GPSSpeed", "GPSTrack", "GPSImgDirection", "GPSDOP",
        "ImageWidth", "ImageHeight", "ExifImageWidth", "ExifImageHeight", "PixelXDimension", "PixelYDimension",
        "Orientation", "XResolution", "YResolution", "ResolutionUnit", "BitsPerSample", "BitDepth", "SamplesPerPixel", "ColorComponents", "Compression",
        "FocalPlaneXResolution", "FocalPlaneYResolution", "Gamma", "Rating", "RatingPercent", "Urgency",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string name) => Names.Contains(name);
}
