using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Presets;

/// <summary>The upload presets of every cloud.</summary>
public sealed partial class UploadPresets(ITableStore tables)
{
    private const string Table = "presets";

    /// <summary>
    /// What drop folders and the Media Library use where no preset is named: the file's name with a random suffix.
    /// </summary>
    public static UploadPreset Default { get; } = new("default", Unsigned: false, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
        .Add("use_filename", "true")
        .Add("unique_filename", "true")
        .Add("use_filename_as_display_name", "true"));

    public async Task<UploadPreset?> FindAsync(string cloud, string name, CancellationToken cancellationToken)
        => IsName(name) && await tables.GetAsync(Table, cloud, RowKeys.Escape(name), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>All presets by name.</summary>
    public async Task<IReadOnlyList<UploadPreset>> ListAsync(Caller caller, string cloud, CancellationToken cancellationToken)
    {
        Demand(caller);
        var page = await tables.QueryAsync(Table, cloud, RowRange.All, 1000, null, cancellationToken);
        return [.. page.Rows.Select(Read)];
    }

    /// <exception cref="DamException">AlreadyExists; InvalidParameter: no name, or settings that cannot be read.</exception>
    public async Task CreateAsync(Caller caller, string cloud, UploadPreset preset, CancellationToken cancellationToken)
    {
        Demand(caller);
        if (!IsName(preset.Name))
        {
            throw DamException.Invalid($"Invalid upload preset name {preset.Name}");
        }

        _ = Upload.UploadOptions.From(preset.Settings);
        if (await tables.ApplyAsync(Table, cloud, [new RowChange.Insert(Write(cloud, preset))], cancellationToken) is not null)
        {
            throw new DamException(ErrorKind.AlreadyExists, $"Upload preset {preset.Name} already exists");
        }
    }

    /// <returns>False when there was none.</returns>
    public async Task<bool> DeleteAsync(Caller caller, string cloud, string name, CancellationToken cancellationToken)
    {
        Demand(caller);
        return IsName(name)
            && await tables.ApplyAsync(Table, cloud, [new RowChange.Delete(RowKeys.Escape(name), MustExist: true)], cancellationToken) is null;
    }

    private static void Demand(Caller caller)
    {
        if (caller.Role < Role.TechnicalAdmin)
        {
            throw new DamException(ErrorKind.Forbidden, "Upload presets need one of the admin roles");
        }
    }

    private static bool IsName(string name) => Name().IsMatch(name);

    private static Row Write(string cloud, UploadPreset preset)
        => new(cloud, RowKeys.Escape(preset.Name), ImmutableDictionary<string, object>.Empty
            .Add("unsigned", preset.Unsigned)
            .Add("settings", JsonSerializer.Serialize(new Dictionary<string, string>(preset.Settings))));

    private static UploadPreset Read(Row row) => new(
        RowKeys.Unescape(row.RowKey),
        (bool)row.Values["unsigned"],
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Text("settings")!)!.ToImmutableSortedDictionary(StringComparer.Ordinal));

    [GeneratedRegex(@"\A[\w .\-]{1,255}\z")]
    private static partial Regex Name();
}
