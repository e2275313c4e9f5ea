using System.Buffers.Binary;
using TextEncoding = System.Text.Encoding;

namespace ServerlessDam.Media.Engine;

/// <summary>The sRGB colour space (IEC 61966-2-1) as an ICC profile of version 4, in as few bytes as its format takes: a matrix and one curve.</summary>
internal static class SmallSrgb
{
    private const int HeaderLength = 128;

    /// <summary>Primaries and white, adapted to the profile's D50.</summary>
    private static readonly double[] _white = [0.9642, 1, 0.8249];
    private static readonly double[] _red = [0.43607, 0.22249, 0.01392];
    private static readonly double[] _green = [0.38515, 0.71687, 0.09708];
    private static readonly double[] _blue = [0.14307, 0.06061, 0.7141];

    /// <summary>Exponent, then a, b, c and d of the parametric curve of type 3 (ICC.1:2010, 10.16).</summary>
    private static readonly double[] _curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

    public static byte[] Profile { get; } = Make();

    private static byte[] Make()
    {
        (string Tags, byte[] Data)[] elements =
        [
            ("desc", Text("sRGB")),
            ("cprt", Text("CC0")),
            ("wtpt", Numbers("XYZ ", _white)),
            ("rXYZ", Numbers("XYZ ", _red)),
            ("gXYZ", Numbers("XYZ ", _green)),
            ("bXYZ", Numbers("XYZ ", _blue)),
            ("rTRC gTRC bTRC", Numbers("para", _curve, kind: 3)),
        ];
        var tags = elements.SelectMany(element => element.Tags.Split(' '), (element, tag) => (tag, element.Data)).ToList();
        var start = HeaderLength + 4 + (12 * tags.Count);
        var profile = new byte[start + elements.Sum(element => element.Data.Length)];
        Header(profile);
        Put(profile, HeaderLength, tags.Count);
        var (entry, offset) = (HeaderLength + 4, start);
        foreach (var (names, data) in elements)
        {
            foreach (var name in names.Split(' '))
            {
                Put(profile, entry, name);
                Put(profile, entry + 4, offset);
                Put(profile, entry + 8, data.Length);
                entry += 12;
            }

            data.CopyTo(profile, offset);
            offset += data.Length;
        }

        return profile;
    }

    private static void Header(byte[] profile)
    {
        Put(profile, 0, profile.Length);
        Put(profile, 8, 0x0420_0000);
        Put(profile, 12, "mntrRGB XYZ ");
        Put(profile, 24, (2000 << 16) | 1);
        Put(profile, 28, 1 << 16);
        Put(profile, 36, "acsp");
        for (var i = 0; i < 3; i++)
            Put(profile, 68 + (4 * i), Fixed(_white[i]));
    }

    /// <summary>Padded to four bytes, as elements must be.</summary>
    private static byte[] Text(string text)
    {
        var data = new byte[28 + (((2 * text.Length) + 3) / 4 * 4)];
        Put(data, 0, "mluc");
        Put(data, 8, 1);
        Put(data, 12, 12);
        Put(data, 16, "enUS");
        Put(data, 20, 2 * text.Length);
        Put(data, 24, 28);
        TextEncoding.BigEndianUnicode.GetBytes(text, data.AsSpan(28));
        return data;
    }

    private static byte[] Numbers(string type, double[] values, int? kind = null)
    {
        var start = kind is null ? 8 : 12;
        var data = new byte[start + (4 * values.Length)];
        Put(data, 0, type);
        if (kind is { } number)
            Put(data, 8, number << 16);
        for (var i = 0; i < values.Length; i++)
            Put(data, start + (4 * i), Fixed(values[i]));
        return data;
    }

    private static int Fixed(double value) => (int)Math.Round(value * 65_536);

    private static void Put(byte[] at, int offset, int value) => BinaryPrimitives.WriteInt32BigEndian(at.AsSpan(offset), value);

    private static void Put(byte[] at, int offset, string text) => TextEncoding.ASCII.GetBytes(text, at.AsSpan(offset));
}
