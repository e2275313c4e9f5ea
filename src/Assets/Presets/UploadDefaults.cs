using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Presets;

/// <summary>Names of the presets that the Media Library and the drop folder use for each kind of file; null for the preset <c>default</c>, or what is built in.</summary>
public sealed record DefaultPresets(string? Image, string? Video, string? Raw)
{
    public static DefaultPresets None { get; } = new(null, null, null);

    public string? Of(ResourceType kind) => kind switch
    {
        ResourceType.Image => Image,
        ResourceType.Video => Video,
        _ => Raw,
    };
}

/// <summary>Which preset uploads use that name none.</summary>
public sealed class UploadDefaults(ITableStore tables, UploadPresets presets, IMediaProcessor media)
{
    /// <summary>No name of a preset has such a character.</summary>
    internal const string RowKey = "!defaults";

    public async Task<DefaultPresets> FindAsync(string cloud, CancellationToken cancellationToken)
        => await tables.GetAsync(UploadPresets.Table, cloud, RowKey, cancellationToken) is { } row
            ? new(row.Text("image"), row.Text("video"), row.Text("raw"))
            : DefaultPresets.None;

    /// <exception cref="DamException">InvalidParameter: a name that no preset has. Forbidden.</exception>
    public async Task SetAsync(Caller caller, string cloud, DefaultPresets defaults, CancellationToken cancellationToken)
    {
        UploadPresets.Demand(caller);
        var values = ImmutableDictionary<string, object>.Empty;
        foreach (var (kind, name) in new[] { ("image", defaults.Image), ("video", defaults.Video), ("raw", defaults.Raw) })
        {
            if (name is null)
            {
                continue;
            }

            values = await presets.FindAsync(cloud, name, cancellationToken) is not null
                ? values.Add(kind, name)
                : throw new DamException(ErrorKind.InvalidParameter, "Upload preset not found") { Field = kind };
        }

        await tables.ApplyAsync(UploadPresets.Table, cloud, [new RowChange.Put(new(cloud, RowKey, values))], cancellationToken);
    }

    /// <summary>The preset of a file's kind, which its content decides. One that was deleted since counts as none.</summary>
    /// <param name="path">A local file.</param>
    public async Task<UploadPreset> ForAsync(string cloud, string path, string? fileName, CancellationToken cancellationToken)
    {
        var defaults = await FindAsync(cloud, cancellationToken);
        var name = defaults.Image == defaults.Video && defaults.Video == defaults.Raw
            ? defaults.Image
            : defaults.Of((await media.ProbeAsync(new(path, fileName, ProbeParts.Format), cancellationToken)).Kind);
        return (name is null ? null : await presets.FindAsync(cloud, name, cancellationToken))
            ?? await presets.FindAsync(cloud, UploadPresets.Default.Name, cancellationToken)
            ?? UploadPresets.Default;
    }
}
