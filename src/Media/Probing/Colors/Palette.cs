namespace ServerlessDam.Media.Probing.Colors;

/// <summary>Names of colours, each with the shades it stands for; a colour takes the name of the nearest shade.</summary>
internal sealed class Palette
{
    /// <summary>The twelve names of image search.</summary>
    public static readonly Palette Google = new(
        ("black", [0x000000, 0x1A1A1A, 0x14141F]),
        ("blue", [0x0000FF, 0x1E50C8, 0x4682C8, 0x000080, 0x6FA8DC, 0x20395A]),
        ("brown", [0x8B4513, 0x5C3A1E, 0xA0703C, 0xC49A6C, 0x3E2715]),
        ("gray", [0x808080, 0x5A5A5A, 0xA9A9A9, 0xC8C8C8, 0x3C3C3C]),
        ("green", [0x008000, 0x00FF00, 0x3CA03C, 0x90C878, 0x284B1E, 0x6B8E23]),
        ("orange", [0xFFA500, 0xFF7800, 0xE6821E, 0xF0A864]),
        ("pink", [0xFFC0CB, 0xFF69B4, 0xFF1493, 0xE8A0B0]),
        ("purple", [0x800080, 0x7828B4, 0xA050DC, 0xB496DC, 0x4B2864, 0xFF00FF]),
        ("red", [0xFF0000, 0xC81E1E, 0x8B0000, 0xE6463C]),
        ("teal", [0x008080, 0x00FFFF, 0x28A0A0, 0x78C8C8, 0x145050]),
        ("white", [0xFFFFFF, 0xF0F0F0, 0xFAF5EB]),
        ("yellow", [0xFFFF00, 0xF0D228, 0xE6DC78, 0xC8B400]));

    /// <summary>The twelve and what lies between them.</summary>
    public static readonly Palette Cloudinary = new(
        ("black", [0x000000, 0x1A1A1A, 0x14141F]),
        ("blue", [0x0000FF, 0x1E50C8, 0x000080, 0x20395A]),
        ("brown", [0x8B4513, 0x5C3A1E, 0xA0703C, 0x3E2715]),
        ("cyan", [0x00FFFF, 0x50DCDC]),
        ("gold", [0xFFD700, 0xD4AF37, 0xC8B400]),
        ("gray", [0x808080, 0x5A5A5A, 0xA9A9A9, 0xC8C8C8, 0x3C3C3C]),
        ("green", [0x008000, 0x3CA03C, 0x90C878, 0x284B1E]),
        ("lightblue", [0xADD8E6, 0x6FA8DC, 0x87CEEB]),
        ("lime", [0x00FF00, 0xA4DE02]),
        ("magenta", [0xFF00FF, 0xC832A0]),
        ("maroon", [0x800000, 0x5A1414]),
        ("olive", [0x808000, 0x6B8E23, 0x4B5320]),
        ("orange", [0xFFA500, 0xFF7800, 0xE6821E, 0xF0A864]),
        ("pink", [0xFFC0CB, 0xFF69B4, 0xFF1493, 0xE8A0B0]),
        ("purple", [0x800080, 0x7828B4, 0xA050DC, 0xB496DC, 0x4B2864]),
        ("red", [0xFF0000, 0xC81E1E, 0xE6463C]),
        ("tan", [0xD2B48C, 0xC49A6C]),
        ("teal", [0x008080, 0x28A0A0, 0x145050]),
        ("white", [0xFFFFFF, 0xF0F0F0, 0xFAF5EB]),
        ("yellow", [0xFFFF00, 0xF0E632, 0xE6DC78]));

    private readonly (string Name, Lab Shade)[] _shades;

    private Palette(params (string Name, int[] Shades)[] colors)
        => _shades = [.. colors.SelectMany(color => color.Shades.Select(rgb => (color.Name, LabOf(rgb))))];

    public string NameOf(Lab color) => _shades.MinBy(one => one.Shade.SquaredDistanceTo(color)).Name;

    private static Lab LabOf(int rgb) => Lab.Of((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
}
