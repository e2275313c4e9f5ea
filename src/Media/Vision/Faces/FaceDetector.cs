using ServerlessDam.Assets.Coordinates;

namespace ServerlessDam.Media.Vision.Faces;

/// <summary>
/// Finds faces: in the whole picture, and for small ones in four parts of it that overlap. What may be a face is looked at again, closer
/// and mirrored: faces are seen again, and what only looked like one at that size is not.
/// </summary>
internal sealed class FaceDetector(Network network) : IDisposable
{
    /// <summary>Parts show less of what is around a face, and more that looks like one.</summary>
    private const double WholeThreshold = 0.5;
    private const double PartThreshold = 0.7;
    private const double AgainThreshold = 0.55;

    private const double PartShare = 0.6;
    private const int SmallestPart = 256;

    /// <summary>Bounds the work on a picture that is full of what may be faces.</summary>
    private const int MostFaces = 100;

    /// <summary>Sides of the squares in which it is looked for again, in sides of the face.</summary>
    private static readonly double[] Closer = [2, 3];

    /// <summary>In pixels of the original, largest first.</summary>
    public IReadOnlyList<Box> Find(VisiblePicture picture, CancellationToken cancellationToken)
    {
        var found = Look(picture, new(0, 0, picture.Width, picture.Height), WholeThreshold, isMirrored: false, cancellationToken).ToList();
        var (width, height) = ((int)(picture.Width * PartShare), (int)(picture.Height * PartShare));
        if (Math.Min(width, height) >= SmallestPart)
        {
            foreach (var (x, y) in new[] { (0, 0), (1, 0), (0, 1), (1, 1) })
                found.AddRange(Look(picture, new(x * (picture.Width - width), y * (picture.Height - height), width, height), PartThreshold, isMirrored: false, cancellationToken));
        }
        return [.. Suppression.Of(found, overlap: 0.3, covered: 0.7)
            .OrderByDescending(face => face.Area)
            .Take(MostFaces)
            .Where(face => IsSeenAgain(picture, face, cancellationToken))
            .Select(picture.InOriginal)
            .OfType<Box>()];
    }

    public void Dispose() => network.Dispose();

    private bool IsSeenAgain(VisiblePicture picture, ScoredBox face, CancellationToken cancellationToken)
        => Closer.Any(factor => Around(picture, face, factor) is { } part
            && Look(picture, part, AgainThreshold, isMirrored: true, cancellationToken).Any(again => again.Overlap(face) > 0.3));

    /// <summary>What of a square around a face lies in the picture; null where the middle of the face does not.</summary>
    private static Box? Around(VisiblePicture picture, ScoredBox face, double factor)
    {
        var reach = factor * Math.Max(face.Right - face.Left, face.Bottom - face.Top) / 2;
        var (x, y) = ((face.Left + face.Right) / 2, (face.Top + face.Bottom) / 2);
        if (!(x >= 0 && y >= 0 && x < picture.Width && y < picture.Height))
            return null;
        var (left, top) = ((int)Math.Max(x - reach, 0), (int)Math.Max(y - reach, 0));
        var (right, bottom) = ((int)Math.Ceiling(Math.Min(x + reach, picture.Width)), (int)Math.Ceiling(Math.Min(y + reach, picture.Height)));
        return new(left, top, right - left, bottom - top);
    }

    private IEnumerable<ScoredBox> Look(VisiblePicture picture, Box part, double threshold, bool isMirrored, CancellationToken cancellationToken)
    {
        const int side = FaceDecoding.Side;
        var square = picture.Square(part.X, part.Y, part.Width, part.Height, side, filler: 0);
        var answer = network.Run("input", Input(square.Rgb, isMirrored), [1, side, side, 3], ["Identity"], cancellationToken)[0];
        return Suppression.Of(FaceDecoding.Read(answer, threshold), overlap: 0.3)
            .Select(box => isMirrored ? box with { Left = side - box.Right, Right = side - box.Left } : box)
            .Select(square.InPicture);
    }

    /// <summary>-1 to 1, row by row.</summary>
    private static float[] Input(byte[] rgb, bool isMirrored)
    {
        const int side = FaceDecoding.Side;
        var input = new float[rgb.Length];
        for (var i = 0; i < input.Length; i++)
        {
            var (pixel, channel) = (i / 3, i % 3);
            var column = pixel % side;
            var from = isMirrored ? pixel - column + side - 1 - column : pixel;
            input[i] = (rgb[(from * 3) + channel] / 127.5f) - 1;
        }
        return input;
    }
}
