using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.UploadMappings;

/// <summary>A page of mappings by folder; <paramref name="NextCursor"/> is null on the last one.</summary>
public sealed record MappingPage(IReadOnlyList<UploadMapping> Mappings, string? NextCursor);

/// <summary>What admins do with upload mappings.</summary>
public sealed class ManageMappings(MappingStore store, IdGenerator ids)
{
    private const int LongestTemplate = 1000;

    /// <summary>A page is filled from so many rows where only some are wanted.</summary>
    private const int MostLookedAt = 5000;

    /// <param name="template">Only those whose template has this in it; null for all.</param>
    public async Task<MappingPage> ListAsync(Caller caller, string cloud, string? template, int take, string? cursor, CancellationToken cancellationToken)
    {
        Demand(caller);
        var after = Cursor.Read(cursor);
        var rows = await store.RowsAsync(cloud, after, template is null ? take + 1 : MostLookedAt, cancellationToken);
        var wanted = rows.Where(row => template is null || row.Text("template")!.Contains(template, StringComparison.Ordinal)).Take(take + 1).ToList();
        return new([.. wanted.Take(take).Select(MappingStore.Read)], wanted.Count > take ? Cursor.Write(wanted[take - 1].RowKey) : null);
    }

    /// <exception cref="DamException">NotFound.</exception>
    public async Task<UploadMapping> FindAsync(Caller caller, string cloud, string folder, CancellationToken cancellationToken)
    {
        Demand(caller);
        return await KnownAsync(cloud, folder.Trim('/'), cancellationToken);
    }

    /// <exception cref="DamException">AlreadyExists; InvalidParameter: no folder, or no address.</exception>
    public async Task<UploadMapping> CreateAsync(Caller caller, string cloud, string folder, string template, CancellationToken cancellationToken)
    {
        Demand(caller);
        var mapping = new UploadMapping(folder.Trim('/'), template.Trim(), ids.Hex32());
        DemandValid(mapping);
        return await store.AddAsync(cloud, mapping, cancellationToken)
            ? mapping
            : throw new DamException(ErrorKind.AlreadyExists, $"Upload mapping for folder {mapping.Folder} already exists");
    }

    /// <exception cref="DamException">NotFound; InvalidParameter: no address.</exception>
    public async Task<UploadMapping> UpdateAsync(Caller caller, string cloud, string folder, string template, CancellationToken cancellationToken)
    {
        Demand(caller);
        var mapping = await KnownAsync(cloud, folder.Trim('/'), cancellationToken) with { Template = template.Trim() };
        DemandValid(mapping);
        await store.ReplaceAsync(cloud, mapping, cancellationToken);
        return mapping;
    }

    /// <exception cref="DamException">NotFound.</exception>
    public async Task DeleteAsync(Caller caller, string cloud, string folder, CancellationToken cancellationToken)
    {
        Demand(caller);
        var named = folder.Trim('/');
        if (!IsFolder(named) || !await store.RemoveAsync(cloud, named, cancellationToken))
        {
            throw Missing(named);
        }
    }

    private async Task<UploadMapping> KnownAsync(string cloud, string folder, CancellationToken cancellationToken)
        => (IsFolder(folder) ? await store.FindAsync(cloud, folder, cancellationToken) : null) ?? throw Missing(folder);

    private static void DemandValid(UploadMapping mapping)
    {
        Names.DemandFolder(mapping.Folder);
        if (mapping.Folder.Count(c => c == '/') >= MappingStore.Deepest)
        {
            throw DamException.Invalid($"Upload mapping folder {mapping.Folder} is too deep: at most {MappingStore.Deepest} levels");
        }

        if (mapping.Template.Length > LongestTemplate || !Uri.TryCreate(mapping.Template, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw DamException.Invalid($"Invalid template {mapping.Template[..Math.Min(mapping.Template.Length, 100)]}: an http or https address expected");
        }
    }

    /// <summary>What is no folder is not mapped, and is no key to look for.</summary>
    private static bool IsFolder(string folder)
    {
        try
        {
            Names.DemandFolder(folder);
            return true;
        }
        catch (DamException)
        {
            return false;
        }
    }

    private static DamException Missing(string folder) => new(ErrorKind.NotFound, $"Can't find upload mapping for folder {folder}");

    private static void Demand(Caller caller)
    {
        if (caller.Role < Role.TechnicalAdmin)
        {
            throw new DamException(ErrorKind.Forbidden, "Upload mappings need one of the admin roles");
        }
    }
}
