using System.Globalization;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>heic, by heif-enc of libheif; <c>q_100</c> is its best, not lossless.</summary>
internal static class HeicWriter
{
    public static void Write(Writing writing)
        => ProgramWriting.Write(writing, ExternalPrograms.HeifEnc, "heic", (input, output) =>
            ["-q", Qualities.Percent("heic", writing.Output.Quality).ToString(CultureInfo.InvariantCulture), "-b", "8", "-o", output, input]);
}
