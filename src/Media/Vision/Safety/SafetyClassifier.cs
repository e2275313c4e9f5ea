using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Vision.Safety;

/// <summary>Guesses whether a picture is one that not everybody should see. Takes clothed people for more than they are now and then: a hint, no more.</summary>
internal sealed class SafetyClassifier(Network network) : IDisposable
{
    private const int Side = 224;

    private static readonly string[] Kinds = ["Drawing", "Hentai", "Neutral", "Porn", "Sexy"];

    /// <param name="picture">As large as there is: the model was trained on pixels picked out of full pictures, and takes smooth small ones for skin.</param>
    public SafetyScores Rate(VisiblePicture picture, CancellationToken cancellationToken)
    {
        var input = Array.ConvertAll(picture.Picked(Side), value => value / 255f);
        var shares = network.Run("input_1", input, [1, Side, Side, 3], [ModelTable.SafetyOutput], cancellationToken)[0];
        var kinds = Kinds.Zip(shares).ToDictionary(kind => kind.First, kind => Math.Round(kind.Second, 4));
        return new(Math.Round(kinds["Porn"] + kinds["Hentai"], 4), kinds);
    }

    public void Dispose() => network.Dispose();
}
