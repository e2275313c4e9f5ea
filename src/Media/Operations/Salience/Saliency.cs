using NetVips;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Salience;

/// <summary>Where a picture is worth looking at, as a grid of weights; windows are compared by the weight that they hold.</summary>
internal sealed class Saliency
{
    /// <summary>Of everything the pixels weigh together, what one known region adds at a weight of 1.</summary>
    private const double RegionShare = 0.5;

    /// <summary>What a window pays for its area: the more, the tighter windows get.</summary>
    private const double PriceOfArea = 0.85;

    private const int Positions = 96;

    private readonly WeightSums _sums;
    private readonly KnownRegion[] _known;

    private Saliency(WeightSums sums, KnownRegion[] known) => (_sums, _known) = (sums, known);

    /// <param name="image">All of the picture, at whatever size.</param>
    /// <param name="state">For the regions that are known.</param>
    public static Saliency Of(Image image, PictureState state, AutoWeights weights)
    {
        var features = SalientFeatures.Of(image);
        var grid = features.Weigh();
        var share = RegionShare * Math.Max(grid.Sum(), 1e-6);
        var known = Known(state, weights).ToList();
        foreach (var (box, weight) in known)
            Add(grid, features, box, state.Size, weight * share);
        var sums = new WeightSums(grid, features.Width, features.Height);
        return new(sums, [.. known.Where(region => region.Weight > 0).Select(region => KnownRegion.Of(region.Box, state.Size, region.Weight * share / sums.Total))]);
    }

    /// <summary>The window of this size that holds most; in the middle where all hold the same.</summary>
    public PixelRect Best(PixelSize window, PixelSize of)
    {
        var (width, height) = ((double)window.Width / of.Width, (double)window.Height / of.Height);
        var (x, y, _) = Place(width, height, (width, height));
        return new((int)Math.Round(x * of.Width), (int)Math.Round(y * of.Height), window.Width, window.Height);
    }

    /// <summary>A window of this ratio around what matters, its sides at least <paramref name="smallest"/> of the largest there is.</summary>
    public PixelRect Framed(double ratio, double smallest, PixelSize of)
    {
        var largest = of.Ratio > ratio ? (Width: ratio / of.Ratio, Height: 1.0) : (Width: 1.0, Height: of.Ratio / ratio);
        var best = Enumerable.Range(0, 6)
            .Select(i => 1 - (i * (1 - smallest) / 5))
            .Select(side => (Width: side * largest.Width, Height: side * largest.Height))
            .Select(size => (size.Width, size.Height, Place: Place(size.Width, size.Height, largest)))
            .MaxBy(window => window.Place.Worth - (PriceOfArea * window.Width * window.Height));
        return Pixels(best.Place.X, best.Place.Y, best.Width, best.Height, of);
    }

    /// <summary>The box around what matters: on each axis the shortest stretch that holds most of the weight.</summary>
    public PixelRect Extent(PixelSize of)
    {
        var (left, right) = _sums.Stretch(across: true);
        var (top, bottom) = _sums.Stretch(across: false);
        return Pixels(left, top, right - left, bottom - top, of);
    }

    /// <summary>Of a window whose sides are shares of the picture's. Worth is the share of all weight that it holds, less what it loses by cutting.</summary>
    /// <param name="most">Of the largest window that could be had.</param>
    private (double X, double Y, double Worth) Place(double width, double height, (double Width, double Height) most)
    {
        var (freeX, freeY) = (Math.Max(0, 1 - width), Math.Max(0, 1 - height));
        var best = (X: freeX / 2, Y: freeY / 2, Worth: double.MinValue);
        var bestScore = double.MinValue;
        for (var row = 0; row <= (freeY > 0 ? Positions : 0); row++)
        {
            for (var column = 0; column <= (freeX > 0 ? Positions : 0); column++)
            {
                var (x, y) = (freeX * column / Positions, freeY * row / Positions);
                var worth = _sums.Share(x, y, x + width, y + height);
                foreach (var region in _known)
                    worth -= region.Lost(x, y, width, height, most);
                var score = worth - (1e-6 * (Math.Abs(x - (freeX / 2)) + Math.Abs(y - (freeY / 2))));
                if (score > bestScore)
                    (best, bestScore) = ((x, y, worth), score);
            }
        }

        return best;
    }

    private static PixelRect Pixels(double x, double y, double width, double height, PixelSize of)
    {
        var (left, top) = ((int)Math.Round(x * of.Width), (int)Math.Round(y * of.Height));
        return new PixelRect(left, top, PixelLimits.Round(width * of.Width), PixelLimits.Round(height * of.Height)).Intersect(of.Bounds) ?? of.Bounds;
    }

    private static IEnumerable<(PixelRect Box, double Weight)> Known(PictureState state, AutoWeights weights)
    {
        foreach (var face in state.Faces)
            yield return (KnownRegion.HeadOf(face, state.Size), weights.Faces / state.Faces.Count);
        foreach (var (box, weight) in SeenRegions.Weighed(state, weights))
            yield return (KnownRegion.WithRoom(box, state.Size), weight);
        if (state.CustomCoordinates is { } custom)
            yield return (custom, weights.Custom);
    }

    /// <summary>Spreads a weight evenly over a region of a picture of this size.</summary>
    private static void Add(double[] grid, SalientFeatures features, PixelRect region, PixelSize of, double weight)
    {
        var (scaleX, scaleY) = ((double)features.Width / of.Width, (double)features.Height / of.Height);
        var (left, top) = ((int)(region.X * scaleX), (int)(region.Y * scaleY));
        var right = Math.Clamp((int)Math.Ceiling(region.Right * scaleX), left + 1, features.Width);
        var bottom = Math.Clamp((int)Math.Ceiling(region.Bottom * scaleY), top + 1, features.Height);
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++)
                grid[(y * features.Width) + x] += weight / ((right - left) * (bottom - top));
    }
}
