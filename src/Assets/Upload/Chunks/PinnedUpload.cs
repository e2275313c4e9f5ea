using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Upload.Chunks;

/// <summary>What the first piece of an upload said of the whole, kept as a row until all pieces are there.</summary>
internal sealed record PinnedUpload(ImmutableSortedDictionary<string, string> Parameters, long? Total, int? TotalParts)
{
    public static PinnedUpload From(Row row) => new(
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Text("parameters")!)!.ToImmutableSortedDictionary(StringComparer.Ordinal),
        row.Values.TryGetValue("total", out var total) ? (long)total : null,
        row.Values.TryGetValue("parts", out var parts) ? (int)parts : null);

    public Row ToRow(string cloud, string key, DateTimeOffset now)
    {
        var values = ImmutableDictionary<string, object>.Empty
            .Add("parameters", JsonSerializer.Serialize(new Dictionary<string, string>(Parameters)))
            .Add("since", now);
        values = Total is { } total ? values.Add("total", total) : values;
        return new(cloud, key, TotalParts is { } parts ? values.Add("parts", parts) : values);
    }
}
