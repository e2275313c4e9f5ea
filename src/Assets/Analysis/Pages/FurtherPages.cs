using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis.Pages;

/// <summary>
/// Has the media workers look at further pages of a document, and frames of an animation, one request for each: so each has the time and the memory of a
/// worker for itself, and one that ends its worker takes nothing from the others. Engines elsewhere see the first alone, as their calls are counted.
/// </summary>
internal sealed class FurtherPages(IMediaProcessor media, TimeProvider time)
{
    /// <summary>While somebody waits no page is begun to be read after so long; the job reads them all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>When no worker could be had.</summary>
    private static readonly TimeSpan LaterOn = TimeSpan.FromMinutes(1);

    /// <summary>Each takes a worker for as long as it may have one, and there is other work.</summary>
    private const int MostDead = 2;

    /// <param name="facts">Of the first page.</param>
    /// <exception cref="DamException">No worker could be had, which says nothing about the file, see <see cref="AnalysisTry.IsAway"/>.</exception>
    public async Task<MediaFacts> AddAsync(ProbeRequest request, MediaFacts facts, CancellationToken cancellationToken)
    {
        if (request.Page is not null || facts.Seen is not { } first)
        {
            return facts;
        }

        var latest = time.GetUtcNow() + Patience;
        var findings = new PageFindings(facts, first);
        var dead = 0;
        foreach (var (page, parts) in PageChoice.Of(facts, request.Parts & media.SeesIn(request.Reading) & Seen(first)))
        {
            if (parts == ProbeParts.Text && !request.IsPatient && time.GetUtcNow() >= latest)
            {
                return findings.WithoutText(time.GetUtcNow());
            }

            var found = new MediaFacts { Kind = ResourceType.Image, Problem = "Other pages could not be processed: this one was not looked at" };
            try
            {
                found = dead < MostDead ? await LookAsync(request with { Parts = parts, Page = page, IsReplay = false }, cancellationToken) : found;
            }
            catch (DamException e) when (parts == ProbeParts.Text && AnalysisTry.IsAway(e))
            {
                // What was seen is kept; only the text is begun anew.
                return findings.WithoutText(time.GetUtcNow() + LaterOn);
            }

            if (found is { IsPassing: true, Problem: { } problem } && parts.HasFlag(ProbeParts.Safety))
            {
                // How safe the whole is may be known another time: it is one of the tries of what was asked for.
                return facts with { Problem = problem };
            }

            dead += found.Problem is null ? 0 : 1;
            findings.Add(page, parts, found);
        }

        return findings.All();
    }

    /// <summary>What the first page was looked at for with success.</summary>
    private static ProbeParts Seen(SeenFacts first)
        => (first.Text is null ? 0 : ProbeParts.Text) | (first.Objects is null ? 0 : ProbeParts.Objects) | (first.Safety is null ? 0 : ProbeParts.Safety);

    private async Task<MediaFacts> LookAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await media.ProbeAsync(request, cancellationToken);
        }
        catch (DamException e) when (e.Kind is ErrorKind.Unprocessable or ErrorKind.InvalidParameter)
        {
            return new() { Kind = ResourceType.Image, Problem = e.Message };
        }
    }
}
