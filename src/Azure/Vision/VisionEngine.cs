using Azure;
using Azure.AI.Vision.ImageAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Azure.Vision;

/// <summary>Azure AI Vision, Image Analysis 4.0: one call a picture, for all that is asked of it together.</summary>
internal sealed class VisionEngine(
    ImageAnalysisClient client,
    SentPictures pictures,
    DailyBudget budget,
    ServicePause pause,
    IOptions<AzureVisionOptions> options,
    TimeProvider time,
    ILogger<VisionEngine> logger) : IAnalysisEngine, IDisposable
{
    private readonly SemaphoreSlim _gate = new(options.Value.MaxConcurrent);

    /// <summary>Found out by asking: the region has none.</summary>
    private volatile bool _hasNoCaptions;

    /// <summary>With the version of its model, which it tells with its answers.</summary>
    private volatile string _seenAs = "Azure AI Vision 2023-10-01";

    public string Name => "Azure AI Vision";

    public IReadOnlyDictionary<string, string> Names
        => new[] { (ProbeParts.Objects, "objects"), (ProbeParts.Text, "text"), (ProbeParts.Caption, "caption") }
            .Where(each => Parts.HasFlag(each.Item1)).ToDictionary(each => each.Item2, _ => _seenAs);

    public ProbeParts Parts
        => Part(ProbeParts.Objects, VisionFeatures.Tags | VisionFeatures.Objects | VisionFeatures.People)
            | Part(ProbeParts.Text, VisionFeatures.Read)
            | (_hasNoCaptions ? ProbeParts.Format : Part(ProbeParts.Caption, VisionFeatures.Caption));

    public TimeSpan? Rest => budget.Rest;

    public async Task<SeenFacts> SeeAsync(string path, MediaFacts facts, ProbeParts parts, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            pause.DemandOver();
            DemandBudget();
            var picture = await pictures.ReadAsync(path, facts, cancellationToken);
            if (!await budget.TryTakeAsync(cancellationToken))
            {
                DemandBudget();
            }

            var seen = await AskAsync(picture, parts, cancellationToken) is { } result ? VisionFacts.Of(result, facts, parts) : new();
            _seenAs = seen.Engines.Values.FirstOrDefault(_seenAs);
            return seen;
        }
        catch (Exception e) when (e is not DamException && VisionErrors.Translate(e, cancellationToken) is { } known)
        {
            throw await NotedAsync(known);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<EngineCondition> ConditionAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var calls = await budget.CountAsync(cancellationToken);
        var isSpent = calls >= budget.Most;
        DateTimeOffset? again = isSpent ? new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero) : pause.State?.Until;
        return new(isSpent ? Spent() : pause.State?.Reason, calls, budget.Most, again);
    }

    public void Dispose() => _gate.Dispose();

    /// <returns>Null: nothing is left to ask.</returns>
    private async Task<ImageAnalysisResult?> AskAsync(BinaryData picture, ProbeParts parts, CancellationToken cancellationToken)
    {
        var how = new ImageAnalysisOptions { Language = options.Value.Language };
        ImageAnalysisResult? result;
        try
        {
            result = await client.AnalyzeAsync(picture, Features(parts), how, cancellationToken);
        }
        catch (RequestFailedException e) when (parts.HasFlag(ProbeParts.Caption) && VisionErrors.IsAboutCaptions(e))
        {
            _hasNoCaptions = true;
            Log.NoCaptions(logger);
            var left = Features(parts & ~ProbeParts.Caption);
            result = left == VisualFeatures.None ? null : await client.AnalyzeAsync(picture, left, how, cancellationToken);
        }

        pause.Worked();
        return result;
    }

    /// <summary>The fault as others hear of it. One of the service is no call, and nobody asks it again for a while; a refused picture is its answer.</summary>
    private async Task<DamException> NotedAsync(DamException fault)
    {
        if (fault.Kind != ErrorKind.TryLater)
        {
            pause.Worked();
            return fault;
        }

        var wait = pause.Failed(fault.Message, fault.RetryAfter);
        Log.Failed(logger, fault.Message, wait, fault.InnerException);
        try
        {
            // Whoever waited may have gone; the call is to be given back all the same.
            await budget.ReturnAsync(CancellationToken.None);
        }
        catch (DamException)
        {
            // One call less today.
        }

        return new(ErrorKind.TryLater, fault.Message, fault.InnerException) { RetryAfter = wait };
    }

    private void DemandBudget()
    {
        if (budget.Rest is { } rest)
        {
            throw new DamException(ErrorKind.TryLater, Spent()) { RetryAfter = rest };
        }
    }

    private string Spent() => $"The day's budget of {budget.Most} calls to Azure AI Vision is spent; it looks again at midnight UTC";

    private ProbeParts Part(ProbeParts part, VisionFeatures features) => (options.Value.Features & features) != 0 ? part : ProbeParts.Format;

    private VisualFeatures Features(ProbeParts parts)
        => (parts.HasFlag(ProbeParts.Objects) ? Feature(VisionFeatures.Tags, VisualFeatures.Tags) | Feature(VisionFeatures.Objects, VisualFeatures.Objects) | Feature(VisionFeatures.People, VisualFeatures.People) : VisualFeatures.None)
            | (parts.HasFlag(ProbeParts.Text) ? VisualFeatures.Read : VisualFeatures.None)
            | (parts.HasFlag(ProbeParts.Caption) ? VisualFeatures.Caption : VisualFeatures.None);

    private VisualFeatures Feature(VisionFeatures set, VisualFeatures asked) => options.Value.Features.HasFlag(set) ? asked : VisualFeatures.None;
}
