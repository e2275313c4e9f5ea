using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.UploadMappings;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.UploadMappings;

/// <summary>Upload mappings over the Admin API.</summary>
internal sealed class MappingEndpoint(ManageMappings manage)
{
    /// <summary>One when a folder is named, else a page of all.</summary>
    public async Task<IActionResult> Get(WireContext context, CancellationToken cancellationToken)
    {
        var (request, cloud) = (context.Request, context.Environment.CloudName);
        if (request.Text("folder") is { } folder)
        {
            return new WireResult(Body(await manage.FindAsync(context.Caller, cloud, folder, cancellationToken)));
        }

        var take = (int)Math.Min(request.Integer("max_results", least: 1) ?? 10, 500);
        var page = await manage.ListAsync(context.Caller, cloud, request.Text("template"), take, request.Text("next_cursor"), cancellationToken);
        return new WireResult(new { Mappings = page.Mappings.Select(Body), page.NextCursor });
    }

    public async Task<IActionResult> Create(WireContext context, CancellationToken cancellationToken)
        => Changed("created", await manage.CreateAsync(context.Caller, context.Environment.CloudName, Folder(context), context.Request.Required("template"), cancellationToken));

    public async Task<IActionResult> Update(WireContext context, CancellationToken cancellationToken)
        => Changed("updated", await manage.UpdateAsync(context.Caller, context.Environment.CloudName, Folder(context), context.Request.Required("template"), cancellationToken));

    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
    {
        await manage.DeleteAsync(context.Caller, context.Environment.CloudName, Folder(context), cancellationToken);
        return WireResult.Message("deleted");
    }

    /// <summary>Absent is the mapping of every public id.</summary>
    private static string Folder(WireContext context) => context.Request.Text("folder") ?? "";

    private static WireResult Changed(string message, UploadMapping mapping) => new(new { message, mapping.Folder, mapping.ExternalId });

    private static object Body(UploadMapping mapping) => new { mapping.Folder, mapping.Template, mapping.ExternalId };
}
