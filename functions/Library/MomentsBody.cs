using System.Text.Json.Nodes;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Functions.Library;

/// <summary>What <c>info.categorization.google_video_tagging.data</c> has: each label with the times between which it was seen.</summary>
internal static class MomentsBody
{
    /// <summary>
    /// An entry for each run of frames, of those that were looked at, that all show a thing: from the first of them to the last, in seconds. What lies
    /// between two of them nobody has seen. Surest first.
    /// </summary>
    /// <param name="moments">In the order of time.</param>
    public static JsonArray Of(IReadOnlyList<SeenMoment> moments)
        => [.. Spans(moments).OrderByDescending(span => span.Confidence).ThenBy(span => span.From).ThenBy(span => span.Label, StringComparer.Ordinal).Select(Entry)];

    private static IEnumerable<Span> Spans(IReadOnlyList<SeenMoment> moments)
    {
        Dictionary<string, Span> open = [];
        foreach (var moment in moments)
        {
            var seen = moment.Things.ToDictionary(
                thing => thing.Label,
                thing => open.TryGetValue(thing.Label, out var span)
                    ? span with { To = moment.At, Confidence = Math.Max(span.Confidence, thing.Confidence) }
                    : new Span(thing.Label, moment.At, moment.At, thing.Confidence));
            foreach (var ended in open.Values.Where(span => !seen.ContainsKey(span.Label)))
            {
                yield return ended;
            }

            open = seen;
        }

        foreach (var last in open.Values)
        {
            yield return last;
        }
    }

    private static JsonObject Entry(Span span) => new()
    {
        ["tag"] = new JsonObject { ["en"] = span.Label },
        ["start_time_offset"] = span.From,
        ["end_time_offset"] = span.To,
        ["confidence"] = span.Confidence,
    };

    private sealed record Span(string Label, double From, double To, double Confidence);
}
