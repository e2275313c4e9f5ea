using System.Globalization;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Presets;

/// <summary>In what order presets are listed.</summary>
/// <param name="By">What of a preset; its name decides among equals.</param>
public readonly record struct PresetOrder(PresetOrderBy By, bool Descending)
{
    /// <summary>As clients expect where they do not say: what was made last comes first.</summary>
    public static PresetOrder Newest { get; } = new(PresetOrderBy.Created, Descending: true);

    /// <param name="by"><c>name</c>, <c>id</c> (as they were made) or <c>updated_at</c>; null for <see cref="Newest"/>.</param>
    /// <param name="direction"><c>asc</c> or <c>desc</c>; null for ascending names and descending times.</param>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static PresetOrder Parse(string? by, string? direction)
    {
        var order = by switch
        {
            null or "id" => PresetOrderBy.Created,
            "name" => PresetOrderBy.Name,
            "updated_at" => PresetOrderBy.Updated,
            _ => throw DamException.Invalid($"Invalid order_by: {by[..Math.Min(by.Length, 64)]} is none of name, id, updated_at"),
        };
        return new(order, direction?.ToLowerInvariant() switch
        {
            null => order != PresetOrderBy.Name,
            "asc" or "1" => false,
            "desc" or "-1" => true,
            _ => throw DamException.Invalid($"Invalid direction: {direction[..Math.Min(direction.Length, 64)]} is neither asc nor desc"),
        });
    }

    /// <summary>The place of a preset in the order, as text that sorts so.</summary>
    internal string PlaceOf(UploadPreset preset) => By switch
    {
        PresetOrderBy.Created => $"{preset.CreatedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture)} {preset.Name}",
        PresetOrderBy.Updated => $"{preset.UpdatedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture)} {preset.Name}",
        _ => preset.Name,
    };

    internal int Compare(string left, string right) => string.CompareOrdinal(left, right) * (Descending ? -1 : 1);
}

public enum PresetOrderBy
{
    Created,
    Name,
    Updated,
}
