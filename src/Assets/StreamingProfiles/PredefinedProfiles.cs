namespace ServerlessDam.Assets.StreamingProfiles;

/// <summary>
/// The profiles that every library has. The ladder of <c>4k</c> is that of a delivered playlist (reference/admin-api.md, section
/// 12); the others are its lower rungs, those of the lean ones at lower rates.
/// </summary>
internal static class PredefinedProfiles
{
    private static readonly string[] Wide =
    [
        Rung(3840, 2160, "35m", "h264:high:4.0"),
        Rung(2560, 1440, "16m", "h264:high:4.0"),
        Rung(1920, 1080, "8500k", "h264:high:4.0"),
        Rung(1280, 720, "5500k", "h264:main:3.1"),
        Rung(960, 540, "3500k", "h264:main:3.1"),
        Rung(640, 360, "2m", "h264:baseline:3.0"),
        Rung(480, 270, "800k", "h264:baseline:3.0"),
        Rung(320, 240, "192k", "h264:baseline:3.0"),
    ];

    /// <summary>In the order of listings.</summary>
    public static IReadOnlyList<StreamingProfile> All { get; } =
    [
        new("4k", "4K (2160p)", true, Wide),
        new("full_hd", "Full HD (1080p)", true, Wide[2..]),
        new("hd", "HD (720p)", true, Wide[3..]),
        new("sd", "SD (480p)", true,
        [
            Rung(640, 480, "2m", "h264:baseline:3.0"),
            Rung(480, 360, "800k", "h264:baseline:3.0"),
            Rung(320, 240, "192k", "h264:baseline:3.0"),
        ]),
        new("full_hd_wifi", "Full HD WiFi (1080p)", true, Wide[2..5]),
        new("full_hd_lean", "Full HD Lean (1080p)", true,
        [
            Rung(1920, 1080, "4500k", "h264:high:4.0"),
            Rung(1280, 720, "2500k", "h264:main:3.1"),
            Rung(640, 360, "800k", "h264:baseline:3.0"),
        ]),
        new("hd_lean", "HD Lean (720p)", true,
        [
            Rung(1280, 720, "2500k", "h264:main:3.1"),
            Rung(640, 360, "800k", "h264:baseline:3.0"),
        ]),
    ];

    private static string Rung(int width, int height, string bitRate, string codec)
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"br_{bitRate},c_limit,h_{height},vc_{codec},w_{width}");
}
