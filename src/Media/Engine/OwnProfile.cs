using System.Buffers.Binary;
using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Operations;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>A result in the colours of a profile that was uploaded.</summary>
internal static class OwnProfile
{
    /// <summary>Those of printers with many colours take two or three.</summary>
    private const int MaxBytes = 8 << 20;

    private const int HeaderLength = 128;

    /// <exception cref="DamException">InvalidParameter: no profile, or one whose colours the format does not have.</exception>
    public static Image Apply(Image srgb, string id, string path, OutputOptions output, Writer writer, string format)
    {
        var space = SpaceOf(path);
        if (space is not ("RGB " or "GRAY" or "CMYK"))
            throw DamException.Invalid($"{id} is no color profile of RGB, CMYK or gray");
        if (space == "CMYK" && !writer.HasCmyk)
            throw DamException.Invalid($"Color profile {id} is of CMYK, which is not for format {format}");

        // There is no transparency on paper.
        using var source = space == "CMYK" ? Alpha.Flat(srgb, output.FlattenOn) : srgb.Copy();
        try
        {
            return source.IccTransform(path, inputProfile: "srgb", intent: Enums.Intent.Relative, depth: 8);
        }
        catch (VipsException e)
        {
            throw new DamException(ErrorKind.InvalidParameter, $"Color profile {id} cannot be used for a result", e);
        }
    }

    /// <summary>The colour space that a profile's header names (ICC.1:2010, 7.2); empty for what is none.</summary>
    private static string SpaceOf(string path)
    {
        using var file = File.OpenRead(path);
        var header = new byte[HeaderLength];
        return file.Length <= MaxBytes
            && file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            && header.AsSpan(36).StartsWith("acsp"u8)
            && BinaryPrimitives.ReadUInt32BigEndian(header) <= file.Length
            ? System.Text.Encoding.ASCII.GetString(header, 16, 4)
            : "";
    }
}
