using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>
/// What host.json says, with the Functions host's own defaults.
/// Source: https://learn.microsoft.com/azure/azure-functions/functions-host-json.
/// </summary>
internal sealed record HostJson
{
    /// <summary>Before every HTTP route; may be empty.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>Messages of one queue that are worked on at a time.</summary>
    public int QueueBatchSize { get; init; } = 16;

    /// <summary>Tries that a message gets.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How long a message rests after a failure.</summary>
    public TimeSpan QueueVisibilityTimeout { get; init; }

    /// <summary>Blobs that all blob functions together work on at a time.</summary>
    public int BlobParallelism { get; init; } = 8 * Environment.ProcessorCount;

    /// <summary>How long a run that is not HTTP's may take. Null: without end.</summary>
    public TimeSpan? FunctionTimeout { get; init; }

    /// <summary>How long a message is hidden at a time; it is renewed while its function runs.</summary>
    public TimeSpan QueueLease
        => QueueVisibilityTimeout > TimeSpan.Zero ? QueueVisibilityTimeout : TimeSpan.FromMinutes(10);

    /// <summary>host.json of the folder, and over it variables such as <c>AzureFunctionsJobHost__extensions__http__routePrefix</c>.</summary>
    public static IConfiguration Read(string folder)
        => new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(folder, "host.json"), optional: true)
            .AddEnvironmentVariables("AzureFunctionsJobHost__")
            .Build();

    /// <exception cref="InvalidOperationException">A setting has a value that cannot be meant.</exception>
    public static HostJson From(IConfiguration json)
    {
        var standard = new HostJson();
        return new HostJson
        {
            RoutePrefix = (json["extensions:http:routePrefix"] ?? standard.RoutePrefix).Trim('/'),
            QueueBatchSize = Count(json, "extensions:queues:batchSize", 1, 32) ?? standard.QueueBatchSize,
            MaxDequeueCount = Count(json, "extensions:queues:maxDequeueCount", 1, 1000) ?? standard.MaxDequeueCount,
            QueueVisibilityTimeout = Time(json, "extensions:queues:visibilityTimeout") ?? standard.QueueVisibilityTimeout,
            BlobParallelism = Count(json, "extensions:blobs:maxDegreeOfParallelism", 1, 1000) ?? standard.BlobParallelism,
            FunctionTimeout = json["functionTimeout"] is "-1" ? null : Time(json, "functionTimeout"),
        };
    }

    private static int? Count(IConfiguration json, string key, int min, int max)
        => json[key] is not { } text ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= min && count <= max ? count
            : throw new InvalidOperationException($"host.json, {key}: '{text}' is not a whole number from {min} to {max}.");

    private static TimeSpan? Time(IConfiguration json, string key)
        => json[key] is not { } text ? null
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero ? time
            : throw new InvalidOperationException($"host.json, {key}: '{text}' is not a time as hh:mm:ss.");
}
