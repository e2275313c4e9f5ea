using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Folders;

/// <summary>Folders over the Admin API.</summary>
internal sealed class FolderEndpoint(ListFolders list, CreateFolder create, MoveFolder move, DeleteFolder delete)
{
    /// <summary>The reference gives 10 and 2000 for different years; clients that page ask for their own.</summary>
    private const int OrdinaryPage = 500;

    public async Task<IActionResult> List(WireContext context, CancellationToken cancellationToken)
    {
        var page = await list.ExecuteAsync(
            context.Caller,
            context.Environment.CloudName,
            context.RouteValues.GetValueOrDefault("path") ?? "",
            (int)Math.Min(context.Request.Integer("max_results", least: 1) ?? OrdinaryPage, 500),
            context.Request.Text("next_cursor"),
            cancellationToken);
        return new WireResult(new { Folders = page.Folders.Select(folder => new { folder.Name, folder.Path, folder.ExternalId }), page.TotalCount, page.NextCursor });
    }

    public async Task<IActionResult> Create(WireContext context, CancellationToken cancellationToken)
    {
        var folder = await create.ExecuteAsync(context.Caller, context.Environment.CloudName, context.Value("path"), cancellationToken);
        return new WireResult(new { Success = true, folder.Path, folder.Name, folder.ExternalId });
    }

    public async Task<IActionResult> Move(WireContext context, CancellationToken cancellationToken)
    {
        var moved = await move.ExecuteAsync(context.Caller, context.Environment, context.Value("path"), context.Request.Required("to_folder"), cancellationToken);
        return new WireResult(new
        {
            From = new { moved.From.Name, moved.From.Path },
            To = new { moved.To.Name, moved.To.Path },
            BatchId = moved.Moving?.Id,
        });
    }

    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
        => new WireResult(new { Deleted = await delete.ExecuteAsync(context.Caller, context.Environment.CloudName, context.Value("path"), cancellationToken) });
}
