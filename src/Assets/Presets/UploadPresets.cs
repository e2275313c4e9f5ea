using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Presets;

/// <summary>A page of presets; <paramref name="NextCursor"/> is null on the last one.</summary>
public sealed record PresetPage(IReadOnlyList<UploadPreset> Presets, string? NextCursor);

/// <summary>The upload presets of every cloud. A cloud has so few that they are listed by reading all.</summary>
public sealed partial class UploadPresets(ITableStore tables, EffectCatalog effects, TimeProvider time)
{
    internal const string Table = "presets";
    private const int Most = 1000;

    /// <summary>
    /// What drop folders and the Media Library use where no preset is named: the file's name with a random suffix.
    /// </summary>
    public static UploadPreset Default { get; } = new("default", Unsigned: false, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
        .Add("use_filename", "true")
        .Add("unique_filename", "true")
        .Add("use_filename_as_display_name", "true"));

    public async Task<UploadPreset?> FindAsync(string cloud, string name, CancellationToken cancellationToken)
        => IsName(name) && await tables.GetAsync(Table, cloud, RowKeys.Escape(name), cancellationToken) is { } row ? PresetRows.Read(row) : null;

    /// <param name="take">1 to 500.</param>
    public async Task<PresetPage> ListAsync(Caller caller, string cloud, PresetOrder order, int take, string? cursor, CancellationToken cancellationToken)
    {
        Demand(caller);
        var after = Cursor.Read(cursor);
        var rest = (await AllAsync(cloud, cancellationToken))
            .Select(preset => (Preset: preset, Place: order.PlaceOf(preset)))
            .Where(each => after is null || order.Compare(each.Place, after) > 0)
            .OrderBy(each => each.Place, Comparer<string>.Create(order.Compare))
            .Take(take + 1)
            .ToList();
        return rest.Count > take
            ? new([.. rest.Take(take).Select(each => each.Preset)], Cursor.Write(rest[take - 1].Place))
            : new([.. rest.Select(each => each.Preset)], null);
    }

    /// <exception cref="DamException">AlreadyExists; InvalidParameter: no name, settings that cannot be read, or too many presets.</exception>
    public async Task CreateAsync(Caller caller, string cloud, UploadPreset preset, CancellationToken cancellationToken)
    {
        Demand(caller);
        if (!IsName(preset.Name))
        {
            throw DamException.Invalid($"Invalid upload preset name {preset.Name}");
        }

        DemandReadable(preset.Settings);
        if ((await AllAsync(cloud, cancellationToken)).Count >= Most)
        {
            throw DamException.Invalid($"There are {Most} upload presets already, and no more are taken");
        }

        var now = time.GetUtcNow();
        var row = PresetRows.Write(cloud, preset with { CreatedAt = now, UpdatedAt = now });
        if (await tables.ApplyAsync(Table, cloud, [new RowChange.Insert(row)], cancellationToken) is not null)
        {
            throw new DamException(ErrorKind.AlreadyExists, $"Upload preset {preset.Name} already exists");
        }
    }

    /// <summary>Changes what is named and leaves the rest.</summary>
    /// <param name="unsigned">Null leaves it.</param>
    /// <param name="settings">Blank ones are taken out of the preset.</param>
    /// <returns>False when there is none.</returns>
    /// <exception cref="DamException">InvalidParameter: settings that cannot be read.</exception>
    public async Task<bool> UpdateAsync(
        Caller caller, string cloud, string name, bool? unsigned, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        Demand(caller);
        while (await FindAsync(cloud, name, cancellationToken) is { } preset)
        {
            var merged = preset.Settings
                .SetItems(settings.Where(setting => !string.IsNullOrWhiteSpace(setting.Value)))
                .RemoveRange(settings.Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => setting.Key));
            DemandReadable(merged);
            var row = PresetRows.Write(cloud, preset with { Unsigned = unsigned ?? preset.Unsigned, Settings = merged, UpdatedAt = time.GetUtcNow() });
            if (await tables.ApplyAsync(Table, cloud, [new RowChange.Put(row, preset.RowETag)], cancellationToken) is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>False when there was none.</returns>
    public async Task<bool> DeleteAsync(Caller caller, string cloud, string name, CancellationToken cancellationToken)
    {
        Demand(caller);
        return IsName(name)
            && await tables.ApplyAsync(Table, cloud, [new RowChange.Delete(RowKeys.Escape(name), MustExist: true)], cancellationToken) is null;
    }

    internal static void Demand(Caller caller)
    {
        if (caller.Role < Role.TechnicalAdmin)
        {
            throw new DamException(ErrorKind.Forbidden, "Upload presets need one of the admin roles");
        }
    }

    internal static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>In the words in which an upload would refuse the same.</summary>
    private void DemandReadable(ImmutableSortedDictionary<string, string> settings)
    {
        var options = Upload.UploadOptions.From(settings);
        _ = new Upload.ParameterReader(settings).Flag("disallow_public_id");
        foreach (var transformation in options.Eager.Select(each => each.Transformation).Prepend(options.Transformation ?? ""))
        {
            PossibleSizes.Demand(Transformation.Parse(transformation), effects);
        }
    }

    private async Task<IReadOnlyList<UploadPreset>> AllAsync(string cloud, CancellationToken cancellationToken)
    {
        var presets = new List<UploadPreset>();
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(Table, cloud, RowRange.All, 1000, continuation, cancellationToken);
            presets.AddRange(page.Rows.Where(row => row.RowKey != UploadDefaults.RowKey).Select(PresetRows.Read));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return presets;
    }

    [GeneratedRegex(@"\A[\w .\-]{1,255}\z")]
    private static partial Regex Name();
}
