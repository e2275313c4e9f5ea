using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations;

namespace ServerlessDam.Azure.Vision;

/// <summary>
/// A picture as the service takes it: JPEG, PNG, GIF, BMP, WebP or TIFF below 20 MB, sides of more than 50 and less than 16 000 pixels. What is not so, moves,
/// has pages or lies on its side is sent as a JPEG that the media workers make of it.
/// </summary>
internal sealed class SentPictures(IMediaProcessor media, ScratchFolder scratch)
{
    public const int LeastSide = 51;
    public const int MostSide = 15_999;
    public const long MostBytes = 20_000_000;

    /// <summary>Small print of a page is still read.</summary>
    private const int UsualSide = 4096;

    private static readonly HashSet<string> Formats = ["jpg", "png", "gif", "bmp", "webp", "tiff"];

    /// <exception cref="DamException">Unprocessable: it is too narrow, or cannot be decoded.</exception>
    public async Task<BinaryData> ReadAsync(string path, MediaFacts facts, CancellationToken cancellationToken)
    {
        if (IsTakenAsItIs(facts, new FileInfo(path).Length))
        {
            return new(await File.ReadAllBytesAsync(path, cancellationToken));
        }

        await using var made = scratch.NewFile(".jpg");
        var (width, height) = SizeOf(facts.Width!.Value, facts.Height!.Value);
        var request = new DeriveRequest
        {
            SourcePath = path,
            SourceFormat = facts.Format ?? "",
            StoredWidth = facts.Width,
            StoredHeight = facts.Height,
            Transformation = Transformation.Parse(string.Create(CultureInfo.InvariantCulture, $"c_scale,w_{width},h_{height}/q_90")).ToString(),
            Format = "jpg",
            OutputPath = made.Path,
        };
        var derived = await media.DeriveAsync(request, cancellationToken);
        return derived.SizeInBytes < MostBytes
            ? new(await File.ReadAllBytesAsync(made.Path, cancellationToken))
            : throw new DamException(ErrorKind.Unprocessable, "Azure AI Vision takes pictures of less than 20 MB, and this one is larger as a JPEG of 4096 pixels too");
    }

    internal static bool IsTakenAsItIs(MediaFacts facts, long sizeInBytes)
        => facts is { Format: { } format, Orientation: 1, Animated: false, Pages: <= 1, Width: >= LeastSide and <= MostSide, Height: >= LeastSide and <= MostSide }
            && Formats.Contains(format) && sizeInBytes < MostBytes;

    /// <summary>The size it is sent in: the long side is at most 4096, unless the short one would be too short then.</summary>
    /// <exception cref="DamException">Unprocessable: no size has both sides within the limits.</exception>
    internal static (int Width, int Height) SizeOf(int width, int height)
    {
        var (shortSide, longSide) = ((double)Math.Min(width, height), (double)Math.Max(width, height));
        var scale = Math.Max(Math.Min(1, UsualSide / longSide), LeastSide / shortSide);
        if (longSide * scale > MostSide)
        {
            throw new DamException(ErrorKind.Unprocessable, $"Azure AI Vision takes pictures of more than 50 and less than 16000 pixels a side, and this one, {width} x {height}, is too narrow for that");
        }

        return (Side(width), Side(height));

        int Side(int side) => Math.Clamp((int)Math.Round(side * scale), LeastSide, MostSide);
    }
}
