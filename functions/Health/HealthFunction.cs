using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Search.Reconcile;
using ServerlessDam.Assets.Search.Synonyms;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Health;

/// <summary>GET /health: whether the app works, what of it is missing here, and what it has done since its start.</summary>
public sealed class HealthFunction(
    IMediaProcessor media, ITableStore tables, IMessageQueue queue, DeliveryCounters counters, SearchHealth search, ISynonyms synonyms, AnalysisHealth analysis,
    IEnumerable<IAnalysisEngine> engines)
{
    private static readonly string Version = typeof(HealthFunction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    [Function("Health")]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request, CancellationToken cancellationToken)
    {
        var capabilities = await media.CapabilitiesAsync(cancellationToken);
        var (trouble, waiting, givenUp) = await AskStorageAsync(cancellationToken);
        var services = trouble is null ? await EngineHealth.OfAsync(engines, cancellationToken) : null;
        var isDegraded = capabilities.Missing.Count > 0 || services?.Any(service => service.Value?["trouble"] is not null) is true;
        var body = new JsonObject
        {
            ["status"] = trouble is not null ? "unavailable" : isDegraded ? "degraded" : "ok",
            ["version"] = Version,
            ["checks"] = new JsonObject
            {
                ["storage"] = trouble ?? "ok",
                ["media"] = new JsonObject
                {
                    ["versions"] = new JsonObject(capabilities.Versions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
                    ["missing"] = Names(capabilities.Missing),
                    ["reads"] = Names(capabilities.ReadFormats),
                    ["writes"] = Names(capabilities.WriteFormats),
                    ["languages"] = Names(capabilities.Languages),
                },
                ["search"] = trouble is null ? await SearchAsync(cancellationToken) : null,
                ["analysis"] = trouble is null ? await AnalysisAsync(cancellationToken) : null,
                ["services"] = services,
            },
            ["counters"] = new JsonObject
            {
                ["derivations"] = counters.Derivations,
                ["jobs_waiting"] = waiting,
                ["jobs_given_up"] = givenUp,
            },
        };
        return new WireResult(body, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Asks table and queue for real; what is wrong with them, if anything is.</summary>
    private async Task<(string? Trouble, int? Waiting, int? GivenUp)> AskStorageAsync(CancellationToken cancellationToken)
    {
        try
        {
            var read = tables.GetAsync("catalog", "health", "health", cancellationToken);
            var waiting = queue.CountAsync(Job.Queue, cancellationToken);
            var givenUp = queue.CountAsync(Job.Queue + "-poison", cancellationToken);
            await Task.WhenAll(read, waiting, givenUp);
            return (null, await waiting, await givenUp);
        }
        catch (DamException e)
        {
            return (e.Message, null, null);
        }
    }

    /// <summary>How far the search index is behind the catalog, and what comparing the two found.</summary>
    private async Task<JsonObject?> SearchAsync(CancellationToken cancellationToken)
    {
        IndexCondition condition;
        try
        {
            condition = await search.ReadAsync(cancellationToken);
        }
        catch (DamException e)
        {
            // The storage, which answered a moment ago.
            return new() { ["trouble"] = e.Message };
        }

        var body = new JsonObject
        {
            ["trouble"] = condition.Trouble,
            ["debts_waiting"] = condition.DebtsWaiting,
            ["compared_at"] = condition.LastPass?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["drift_found"] = condition.LastDrift,
            ["drift_repaired"] = condition.Repaired,
            ["synonyms"] = synonyms.Source ?? "none: words find themselves alone",
        };
        if (condition.RebuildsFailed > 0)
        {
            body["rebuilds_failed"] = condition.RebuildsFailed;
        }

        if (condition.Rebuilding > 0)
        {
            body["rebuild"] = new JsonObject { ["clouds"] = condition.Rebuilding, ["done"] = condition.RebuildDone, ["of_about"] = condition.RebuildTotal };
        }

        return body;
    }

    /// <summary>Assets whose analysis waits, and those that have something in it which is quarantined or which nothing here can do.</summary>
    private async Task<JsonObject> AnalysisAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await analysis.ReadAsync(cancellationToken) is not { } condition
                ? new() { ["trouble"] = "Not counted yet" }
                : new() { ["waiting"] = condition.Waiting, ["quarantined"] = condition.Quarantined, ["unavailable"] = condition.Unavailable };
        }
        catch (DamException e)
        {
            return new() { ["trouble"] = e.Message };
        }
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
