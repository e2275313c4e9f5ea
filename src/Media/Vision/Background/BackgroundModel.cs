namespace ServerlessDam.Media.Vision.Background;

/// <summary>Tells what a picture is of from what is behind it.</summary>
internal sealed class BackgroundModel(Network network) : IDisposable
{
    /// <summary>Of the square that it looks at; details below a 320th of the picture are lost.</summary>
    public const int Side = 320;

    private const string Output = "1959";

    /// <summary>The means and deviations that it was trained with, of 0 to 1, red first.</summary>
    private static readonly (float Mean, float Deviation)[] Colours = [(0.485f, 0.229f), (0.456f, 0.224f), (0.406f, 0.225f)];

    /// <returns><see cref="Side"/> rows of as many, the whole picture squeezed into them: 0 (behind) to 1 (what it is of).</returns>
    public float[] Find(VisiblePicture picture, CancellationToken cancellationToken)
        => Stretched(network.Run("input.1", Input(picture.Squeezed(Side, Side)), [1, 3, Side, Side], [Output], cancellationToken)[0]);

    public void Dispose() => network.Dispose();

    private static float[] Input(byte[] rgb)
    {
        const int pixels = Side * Side;
        var input = new float[3 * pixels];
        for (var channel = 0; channel < 3; channel++)
        {
            var (mean, deviation) = Colours[channel];
            for (var i = 0; i < pixels; i++)
                input[(channel * pixels) + i] = ((rgb[(3 * i) + channel] / 255f) - mean) / deviation;
        }
        return input;
    }

    /// <summary>It is sure of less than all, and less so in some pictures than in others.</summary>
    private static float[] Stretched(float[] mask)
    {
        var (least, most) = (mask.Min(), mask.Max());
        var range = Math.Max(1e-3f, most - least);
        return Array.ConvertAll(mask, value => (value - least) / range);
    }
}
