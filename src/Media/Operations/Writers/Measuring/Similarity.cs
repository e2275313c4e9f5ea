using NetVips;

namespace ServerlessDam.Media.Operations.Writers.Measuring;

/// <summary>
/// How alike pictures look to one they are compared with: the structural similarity of their luminance over several scales,
/// after Wang, Simoncelli and Bovik, "Multi-scale structural similarity for image quality assessment", Asilomar Conference
/// 2003; at each scale as in Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to structural
/// similarity", IEEE Transactions on Image Processing 13 (2004).
/// </summary>
/// <remarks>
/// With the papers' constants: Gaussian windows of 11 pixels and a standard deviation of 1.5, K1 0.01, K2 0.03, a range of 255,
/// and the weights of the five scales. Over one scale alone the grain of a photograph would count as much as what is on it, and
/// noisy pictures would be kept at far more bytes than anybody sees.
/// </remarks>
internal sealed class Similarity
{
    private const double C1 = 0.01 * 255 * 0.01 * 255;
    private const double C2 = 0.03 * 255 * 0.03 * 255;

    /// <summary>From the finest scale on.</summary>
    private static readonly double[] _weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];

    private readonly List<Moments> _scales = [];

    /// <param name="reference">sRGB of 8 bits, alpha or not.</param>
    public Similarity(Image reference)
    {
        // Scales that no window fits into are left out, of small pictures.
        for (var plane = Plane.Luma(reference); _scales.Count < _weights.Length && Fits(plane); plane = plane.Halved())
            _scales.Add(Moments.Of(plane));
    }

    /// <summary>1 for equal pictures, about 0 for unrelated ones. 1 for any that are smaller than a window.</summary>
    /// <param name="other">sRGB of 8 bits, of the size of the reference.</param>
    public double To(Image other)
    {
        var (plane, similarity, weight) = (Plane.Luma(other), 1.0, 0.0);
        for (var scale = 0; scale < _scales.Count; scale++)
        {
            var here = Mean(_scales[scale], Moments.Of(plane), withLuminance: scale == _scales.Count - 1);
            similarity *= Math.Pow(Math.Max(0, here), _weights[scale]);
            weight += _weights[scale];
            plane = plane.Halved();
        }

        return weight == 0 ? 1 : Math.Pow(similarity, 1 / weight);
    }

    private static bool Fits(Plane plane) => Math.Min(plane.Width, plane.Height) > 2 * Plane.Radius;

    /// <summary>Over all windows: of contrast and structure, and of luminance too at the coarsest scale.</summary>
    private static double Mean(Moments x, Moments y, bool withLuminance)
    {
        var products = x.Plane.Times(y.Plane).Smoothed().Values;
        var meansX = x.Means.Values;
        var meansY = y.Means.Values;
        var squaresX = x.Squares.Values;
        var squaresY = y.Squares.Values;
        var sum = 0.0;
        for (var i = 0; i < products.Length; i++)
        {
            var (product, squares) = (meansX[i] * meansY[i], (meansX[i] * meansX[i]) + (meansY[i] * meansY[i]));
            var structure = ((2 * (products[i] - product)) + C2) / (squaresX[i] + squaresY[i] - squares + C2);
            sum += withLuminance ? structure * ((2 * product) + C1) / (squares + C1) : structure;
        }

        return sum / products.Length;
    }

    /// <summary>Of all windows of a picture: the mean, and the mean of the squares.</summary>
    private sealed record Moments(Plane Plane, Plane Means, Plane Squares)
    {
        public static Moments Of(Plane plane) => new(plane, plane.Smoothed(), plane.Times(plane).Smoothed());
    }
}
