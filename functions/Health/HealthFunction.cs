using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Health;

/// <summary>GET /health: whether the app works, what of it is missing here, and what it has done since its start.</summary>
public sealed class HealthFunction(IMediaProcessor media, ITableStore tables, IMessageQueue queue, DeliveryCounters counters)
{
    private static readonly string Version = typeof(HealthFunction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    [Function("Health")]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request, CancellationToken cancellationToken)
    {
        // A read through the real store: it throws when there is none, and that is the answer then.
        await tables.GetAsync("catalog", "health", "health", cancellationToken);
        var capabilities = await media.CapabilitiesAsync(cancellationToken);
        return new WireResult(new JsonObject
        {
            ["status"] = capabilities.Missing.Count == 0 ? "ok" : "degraded",
            ["version"] = Version,
            ["checks"] = new JsonObject
            {
                ["storage"] = "ok",
                ["media"] = new JsonObject
                {
                    ["versions"] = new JsonObject(capabilities.Versions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
                    ["missing"] = Names(capabilities.Missing),
                    ["reads"] = Names(capabilities.ReadFormats),
                    ["writes"] = Names(capabilities.WriteFormats),
                },
            },
            ["counters"] = new JsonObject
            {
                ["derivations"] = counters.Derivations,
                ["jobs_waiting"] = await queue.CountAsync(Job.Queue, cancellationToken),
                ["jobs_given_up"] = await queue.CountAsync(Job.Queue + "-poison", cancellationToken),
            },
        });
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
