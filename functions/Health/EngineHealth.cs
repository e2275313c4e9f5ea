using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Health;

/// <summary>The services that look at pictures, by name: whether they do, and what of their budget is left.</summary>
internal static class EngineHealth
{
    public static async Task<JsonObject> OfAsync(IEnumerable<IAnalysisEngine> engines, CancellationToken cancellationToken)
    {
        var body = new JsonObject();
        foreach (var engine in engines)
        {
            body[engine.Name] = await OfAsync(engine, cancellationToken);
        }

        return body;
    }

    private static async Task<JsonObject> OfAsync(IAnalysisEngine engine, CancellationToken cancellationToken)
    {
        try
        {
            var condition = await engine.ConditionAsync(cancellationToken);
            return new()
            {
                ["finds"] = engine.Parts.ToString().ToLowerInvariant(),
                ["trouble"] = condition.Trouble,
                ["calls_today"] = condition.CallsToday,
                ["daily_budget"] = condition.DailyBudget,
                ["again_at"] = condition.AgainAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            };
        }
        catch (DamException e)
        {
            // The storage, which answered a moment ago.
            return new() { ["trouble"] = e.Message };
        }
    }
}
