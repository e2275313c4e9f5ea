using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Vision.Objects;

/// <summary>Finds things of 80 kinds.</summary>
internal sealed class ObjectDetector(Network network) : IDisposable
{
    /// <summary>What is less sure is wrong more often than not.</summary>
    private const double Threshold = 0.4;
    private const int MostObjects = 50;
    private const byte MiddleGrey = 114;

    private static readonly (int Step, string Scores, string Sides)[] Grids =
        [(8, "Identity", "Identity_3"), (16, "Identity_1", "Identity_4"), (32, "Identity_2", "Identity_5")];

    private static readonly string[] Outputs = [.. Grids.SelectMany(grid => new[] { grid.Scores, grid.Sides })];

    /// <summary>Of each colour, blue first, what the model subtracts and then divides by.</summary>
    private static readonly (float Mean, float Deviation)[] Colours = [(103.53f, 57.375f), (116.28f, 57.12f), (123.675f, 58.395f)];

    /// <summary>In pixels of the original, surest first.</summary>
    public IReadOnlyList<SeenObject> Find(VisiblePicture picture, CancellationToken cancellationToken)
    {
        var square = picture.Square(0, 0, picture.Width, picture.Height, ObjectDecoding.Side, MiddleGrey);
        var answers = network.Run("input_1", Input(square.Rgb), [1, 3, ObjectDecoding.Side, ObjectDecoding.Side], Outputs, cancellationToken);
        var seen = Grids.SelectMany((grid, i) => ObjectDecoding.Read(grid.Step, answers[2 * i], answers[(2 * i) + 1], ObjectLabels.All.Count, Threshold));
        return [.. Suppression.Of(seen, overlap: 0.5)
            .Take(MostObjects)
            .Select(box => (Box: box, Place: picture.InOriginal(square.InPicture(box))))
            .Where(found => found.Place is not null)
            .Select(found => new SeenObject(ObjectLabels.All[found.Box.Label], Math.Round(found.Box.Score, 4), found.Place!))];
    }

    public void Dispose() => network.Dispose();

    /// <summary>Channel by channel, blue first.</summary>
    private static float[] Input(byte[] rgb)
    {
        const int pixels = ObjectDecoding.Side * ObjectDecoding.Side;
        var input = new float[3 * pixels];
        for (var channel = 0; channel < 3; channel++)
        {
            var (mean, deviation) = Colours[channel];
            for (var i = 0; i < pixels; i++)
                input[(channel * pixels) + i] = (rgb[(3 * i) + 2 - channel] - mean) / deviation;
        }
        return input;
    }
}
