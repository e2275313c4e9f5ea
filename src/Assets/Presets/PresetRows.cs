using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Presets;

/// <summary>Upload presets as rows.</summary>
internal static class PresetRows
{
    /// <summary>A text property holds 32 Ki characters.</summary>
    private const int MostCharacters = 30_000;

    /// <exception cref="DamException">InvalidParameter: too much is set.</exception>
    public static Row Write(string cloud, UploadPreset preset)
    {
        var settings = JsonSerializer.Serialize(new Dictionary<string, string>(preset.Settings));
        return settings.Length <= MostCharacters
            ? new(cloud, RowKeys.Escape(preset.Name), ImmutableDictionary<string, object>.Empty
                .Add("unsigned", preset.Unsigned)
                .Add("settings", settings)
                .Add("created_at", preset.CreatedAt)
                .Add("updated_at", preset.UpdatedAt))
            : throw DamException.Invalid($"The settings of an upload preset are too large: {settings.Length} characters, at most {MostCharacters}");
    }

    public static UploadPreset Read(Row row) => new(
        RowKeys.Unescape(row.RowKey),
        (bool)row.Values["unsigned"],
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Text("settings")!)!.ToImmutableSortedDictionary(StringComparer.Ordinal))
    {
        CreatedAt = Time(row, "created_at"),
        UpdatedAt = Time(row, "updated_at"),
        RowETag = row.ETag,
    };

    /// <summary>Rows of an earlier form hold no times; tables hold none before the year 1601.</summary>
    private static DateTimeOffset Time(Row row, string name)
        => row.Values.TryGetValue(name, out var value) && value is DateTimeOffset time ? time : DateTimeOffset.UnixEpoch;
}
