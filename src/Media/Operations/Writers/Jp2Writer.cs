using System.Globalization;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>jp2, JPEG 2000, by ImageMagick; <c>q_100</c> is lossless.</summary>
internal static class Jp2Writer
{
    public static void Write(Writing writing)
        => ProgramWriting.Write(writing, ExternalPrograms.ImageMagick, "jp2", (input, output) =>
            [$"png:{input}", "-quality", Qualities.Percent("jp2", writing.Output.Quality).ToString(CultureInfo.InvariantCulture), $"jp2:{output}"]);
}
