using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>What looks at pictures in the place of the media workers: a service elsewhere.</summary>
public interface IAnalysisEngine
{
    /// <summary>Those of <see cref="ProbeParts.Seen"/> that it finds out, as things are now. Cheap to ask.</summary>
    ProbeParts Parts { get; }

    /// <summary>By the names of the steps of <see cref="Parts"/>, itself with its version, as in <see cref="SeenFacts.Engines"/>: what another one did is outdated. Empty where it does not say.</summary>
    IReadOnlyDictionary<string, string> Names => new Dictionary<string, string>();

    /// <param name="path">A local file.</param>
    /// <param name="facts">Of the file: an image with a size and without a problem.</param>
    /// <param name="parts">Of <see cref="Parts"/>.</param>
    /// <returns>What it found, and itself as the engine of each part; what it cannot say of this picture is null.</returns>
    /// <exception cref="DamException">Unprocessable: it refuses this picture. TryLater: it does not answer, or not now.</exception>
    Task<SeenFacts> SeeAsync(string path, MediaFacts facts, ProbeParts parts, CancellationToken cancellationToken);
}
