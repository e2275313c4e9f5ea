using NetVips;

namespace ServerlessDam.Media.Engine.Photoshop;

/// <summary>
/// Channels that follow the colours: a TIFF says of each what it is, and one of which it says nothing is a mask that somebody saved.
/// Of a Photoshop file masks are left out by the program that reads it.
/// </summary>
internal static class MaskChannels
{
    /// <summary>0 is unspecified, which masks are; 1 and 2 are transparency.</summary>
    private const int ExtraSamples = 338;

    /// <summary>The first picture of a TIFF with its colours and transparency alone; of anything else nothing is known, and it stays as it is.</summary>
    /// <param name="path">The original.</param>
    public static Image Without(Image image, string path)
    {
        var kinds = TiffTags.Numbers(path, ExtraSamples);
        var colours = image.Bands - kinds.Count;
        if (kinds.Count == 0 || colours < 1)
            return image;
        using var only = image.ExtractBand(0, n: colours);
        for (var i = 0; i < kinds.Count; i++)
        {
            if (kinds[i] is not (1 or 2))
                continue;
            using var alpha = image[colours + i];
            return only.Bandjoin(alpha);
        }

        return only.Copy();
    }
}
