using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>
/// One try of some parts of an analysis. The picture is decoded once for all of them; where that ends badly they are tried one by
/// one, so that a part which is too much for its worker takes nothing from the others. Where already the plainest look at the pixels
/// ends a worker, all that needs pixels fails with it: each part of its own would end another.
/// </summary>
internal sealed class AnalysisTry
{
    /// <summary>Of the parts that need pixels, the one that does least with them. The steps of the others come behind it.</summary>
    private const ProbeParts Plainest = ProbeParts.Colors;

    private readonly List<FoundParts> _found = [];
    private readonly List<FailedParts> _failed = [];

    private AnalysisTry()
    {
    }

    public IReadOnlyList<FoundParts> Found => _found;

    public IReadOnlyList<FailedParts> Failed => _failed;

    /// <summary>The languages in which text was to be read; null for none in particular.</summary>
    public TextHint? Reading { get; private init; }

    /// <summary>Why the rest was not tried; see <see cref="IsAway"/>. Null where everything was.</summary>
    public DamException? Away { get; private set; }

    /// <summary>Whether it says nothing about the file: whoever should have looked is not there, or has too much to do.</summary>
    public static bool IsAway(DamException error) => error.Kind is ErrorKind.NotAvailable or ErrorKind.RateLimited or ErrorKind.TryLater;

    /// <summary>What is known without a try.</summary>
    public static AnalysisTry Of(FoundParts found)
    {
        var all = new AnalysisTry();
        all._found.Add(found);
        return all;
    }

    /// <param name="oneByOne">They failed together before: it would only end another worker.</param>
    public static async Task<AnalysisTry> RunAsync(AnalysisEngines engines, ProbeRequest request, bool oneByOne, TimeProvider time, CancellationToken cancellationToken)
    {
        var all = new AnalysisTry { Reading = request.Reading };
        // A service elsewhere is no worker that could end, and its calls are counted.
        var elsewhere = request.Parts & engines.Elsewhere;
        ImmutableArray<ProbeParts> shares = !oneByOne ? [request.Parts]
            : elsewhere == ProbeParts.Format ? AnalysisPlan.Each(request.Parts)
            : [.. AnalysisPlan.Each(request.Parts & ~elsewhere), elsewhere];
        foreach (var share in shares.TakeWhile(_ => all.Away is null))
        {
            if (oneByOne && share != elsewhere && all._failed.Find(each => each.Parts == Plainest) is { } undecodable)
            {
                all._failed.Add(undecodable with { Parts = share, Elapsed = TimeSpan.Zero });
                continue;
            }

            await all.LookAsync(engines, request with { Parts = share }, time, cancellationToken);
        }

        if (!oneByOne && all._failed.Count > 0 && AnalysisPlan.Each(request.Parts) is { Length: > 1 })
        {
            // Forgiven once is enough: what ended a worker a moment ago is remembered.
            return await RunAsync(engines, request with { IsReplay = false }, oneByOne: true, time, cancellationToken);
        }

        return all;
    }

    private async Task LookAsync(AnalysisEngines engines, ProbeRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            var facts = await engines.ProbeAsync(request, cancellationToken);
            if (facts.Problem is { } problem)
            {
                // Its header could be read when it was stored; its pixels, or what is asked of them, cannot.
                _failed.Add(new(request.Parts, new(ErrorKind.Unprocessable, problem), time.GetElapsedTime(started)));
            }
            else if (request.Parts.HasFlag(ProbeParts.Text) && facts.Seen?.ReadingFault is { } fault)
            {
                // What else was seen counts; the fault is a try, of which there are five.
                _failed.Add(new(ProbeParts.Text, new(ErrorKind.Unprocessable, fault), time.GetElapsedTime(started)));
                _found.Add(new(request.Parts & ~ProbeParts.Text, facts with { Troubles = [.. facts.Troubles.Where(trouble => trouble.Parts != ProbeParts.Text)] }, time.GetElapsedTime(started)));
            }
            else
            {
                _found.Add(new(request.Parts, facts, time.GetElapsedTime(started)));
            }
        }
        catch (DamException e) when (IsAway(e))
        {
            Away = e;
        }
        catch (DamException e)
        {
            _failed.Add(new(request.Parts, e, time.GetElapsedTime(started)));
        }
    }
}

/// <param name="Elapsed">For all parts together, with the wait for a worker.</param>
internal sealed record FoundParts(ProbeParts Parts, MediaFacts Facts, TimeSpan Elapsed)
{
    /// <summary>As far as it is about what is asked of the asset by now: text may have been read in other languages, and whoever asked for these reads it too.</summary>
    public FoundParts For(Asset asset) => !Parts.HasFlag(ProbeParts.Text) || Facts.Seen is not { } seen || seen.ReadAs == TextHint.Noted(asset.AddOns)
        ? this
        : this with { Parts = Parts & ~ProbeParts.Text, Facts = Facts with { Seen = seen with { Text = null, FurtherText = null } } };
}

/// <inheritdoc cref="FoundParts"/>
internal sealed record FailedParts(ProbeParts Parts, DamException Error, TimeSpan Elapsed)
{
    /// <inheritdoc cref="FoundParts.For"/>
    /// <param name="reading">The languages in which text was to be read.</param>
    public FailedParts For(Asset asset, TextHint? reading)
        => Parts.HasFlag(ProbeParts.Text) && reading != TextHint.Noted(asset.AddOns) ? this with { Parts = Parts & ~ProbeParts.Text } : this;
}
