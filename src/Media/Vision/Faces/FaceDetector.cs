using ServerlessDam.Assets.Coordinates;

namespace ServerlessDam.Media.Vision.Faces;

/// <summary>Finds faces: in the whole picture, and for small ones in four parts of it that overlap.</summary>
internal sealed class FaceDetector(Network network) : IDisposable
{
    /// <summary>Parts show less of what is around a face, and more that looks like one.</summary>
    private const double WholeThreshold = 0.6;
    private const double PartThreshold = 0.85;

    private const double PartShare = 0.6;
    private const int SmallestPart = 256;
    private const int MostFaces = 100;

    /// <summary>In pixels of the original, largest first.</summary>
    public IReadOnlyList<Box> Find(VisiblePicture picture, CancellationToken cancellationToken)
    {
        var found = Look(picture, 0, 0, picture.Width, picture.Height, WholeThreshold, cancellationToken).ToList();
        var (width, height) = ((int)(picture.Width * PartShare), (int)(picture.Height * PartShare));
        if (Math.Min(width, height) >= SmallestPart)
        {
            foreach (var (x, y) in new[] { (0, 0), (1, 0), (0, 1), (1, 1) })
                found.AddRange(Look(picture, x * (picture.Width - width), y * (picture.Height - height), width, height, PartThreshold, cancellationToken));
        }
        return [.. Suppression.Of(found, overlap: 0.3, covered: 0.7)
            .OrderByDescending(face => face.Area)
            .Take(MostFaces)
            .Select(picture.InOriginal)
            .OfType<Box>()];
    }

    public void Dispose() => network.Dispose();

    private IEnumerable<ScoredBox> Look(VisiblePicture picture, int left, int top, int width, int height, double threshold, CancellationToken cancellationToken)
    {
        var square = picture.Square(left, top, width, height, FaceDecoding.Side, filler: 0);
        var input = new float[square.Rgb.Length];
        for (var i = 0; i < input.Length; i++)
            input[i] = (square.Rgb[i] / 127.5f) - 1;
        var answer = network.Run("input", input, [1, FaceDecoding.Side, FaceDecoding.Side, 3], ["Identity"], cancellationToken)[0];
        return Suppression.Of(FaceDecoding.Read(answer, threshold), overlap: 0.3).Select(square.InPicture);
    }
}
