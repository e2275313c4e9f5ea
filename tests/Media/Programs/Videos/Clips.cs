namespace ServerlessDam.Media.Tests.Programs.Videos;

/// <summary>Small films that ffmpeg makes of test pictures, or of a photograph.</summary>
internal static class Clips
{
    /// <summary>ffmpeg with these arguments, writing a file of this name.</summary>
    public static string Film(this TestFiles files, string name, params string[] arguments)
    {
        files.Run("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments, name]);
        return files[name];
    }

    /// <summary>The test picture with its clock; encoded as the name says.</summary>
    public static string TestFilm(this TestFiles files, string name, string size, int seconds, params string[] more)
        => files.Film(name, ["-f", "lavfi", "-i", $"testsrc=size={size}:rate=10:duration={seconds}", "-pix_fmt", "yuv420p", .. more]);
}
