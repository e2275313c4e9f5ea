using ServerlessDam.Media.Vision.Models.Onnx;

namespace ServerlessDam.Media.Vision.Models.Keras;

/// <summary>
/// A convolution of a picture whose pixels were doubled before. Most of what its filter sees is then the same pixel several times: it is written
/// down as a convolution of the picture as it was, with a filter for each place that a pixel is doubled to, whose results are laid beside each
/// other. The numbers are the same, in an eighth of the memory.
/// </summary>
internal static class EnlargedConvolution
{
    /// <exception cref="NotSupportedException">Its filter is no square around its pixel, or moves in steps.</exception>
    public static string Write(KerasConversion to, KerasLayer layer, int factor)
    {
        layer.DemandPlain();
        if (layer.Text("padding") != "same" || layer.Numbers("kernel_size") is not [var across, var down] || across != down || across % 2 == 0
            || layer.Numbers("strides").Concat(layer.Numbers("dilation_rate")).Any(step => step != 1))
            throw new NotSupportedException($"{layer.Name} is more than a plain convolution of what is enlarged before it");
        var filter = to.Weight(layer, "kernel", filter => Spread(KerasLayers.Filter(filter), factor))!;
        var bias = to.Weight(layer, "bias", bias => Tensor.Of([bias.Shape[0] * factor * factor], [.. bias.Floats.SelectMany(each => Enumerable.Repeat(each, factor * factor))]));
        string[] values = [to.Small(layer)[0], filter];
        var wide = to.Target.Add("Conv", bias is null ? values : [.. values, bias], to.Target.NewName("wide"), ("auto_pad", "SAME_UPPER"));
        return to.Target.Add("DepthToSpace", [wide], layer.Name, ("blocksize", (long)factor), ("mode", "CRD"));
    }

    /// <param name="filter">Results, channels, rows, columns; as many rows as columns, an odd number.</param>
    /// <returns>Of each result <paramref name="factor"/> times as many rows and columns, as results of their own, row by row.</returns>
    public static Tensor Spread(Tensor filter, int factor)
    {
        var (results, channels, side) = ((int)filter.Shape[0], (int)filter.Shape[1], (int)filter.Shape[2]);
        var reach = side / 2;
        // Of the picture as it was.
        var around = (reach + factor - 1) / factor;
        var small = (2 * around) + 1;
        var places = factor * factor;
        var spread = new float[results * places * channels * small * small];
        for (var target = 0; target < results * places * channels; target++)
        {
            var (result, place, channel) = (target / channels / places, target / channels % places, target % channels);
            for (var tap = 0; tap < side * side; tap++)
            {
                var row = ((place / factor) + (tap / side) - reach + (around * factor)) / factor;
                var column = ((place % factor) + (tap % side) - reach + (around * factor)) / factor;
                spread[(((target * small) + row) * small) + column] += filter.Floats[(((result * channels) + channel) * side * side) + tap];
            }
        }
        return Tensor.Of([results * places, channels, small, small], spread);
    }
}
