using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Folders;

/// <summary>Searches folders.</summary>
internal sealed class FolderSearchEndpoint(SearchFolders search)
{
    private const int OrdinaryPage = 50;

    public async Task<IActionResult> Search(WireContext context, CancellationToken cancellationToken)
    {
        var (request, start) = (context.Request, Stopwatch.GetTimestamp());
        var (order, descending) = Order(request.Parameters.Json("sort_by"));
        var page = await search.ExecuteAsync(
            context.Caller,
            context.Environment.CloudName,
            request.Text("expression"),
            order,
            descending,
            (int)Math.Min(request.Integer("max_results", least: 1) ?? OrdinaryPage, 500),
            request.Text("next_cursor"),
            cancellationToken);
        return new WireResult(new
        {
            page.TotalCount,
            Time = Math.Max(1, (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds),
            Folders = page.Folders.Select(folder => new { folder.Name, folder.Path, folder.CreatedAt, folder.ExternalId }),
            page.NextCursor,
        });
    }

    /// <summary><c>[{"name":"asc"}]</c>: the first one counts. Newest first without.</summary>
    private static (FolderOrder Order, bool Descending) Order(JsonElement? sent)
    {
        if (sent is not { } sorts || (sorts.ValueKind == JsonValueKind.Array && sorts.GetArrayLength() == 0))
        {
            return (FolderOrder.CreatedAt, true);
        }

        var first = sorts.ValueKind == JsonValueKind.Array ? sorts[0] : sorts;
        var sort = first.ValueKind == JsonValueKind.Object ? first.EnumerateObject().FirstOrDefault() : default;
        var (field, direction) = sort.Value.ValueKind == JsonValueKind.String ? (sort.Name, sort.Value.GetString()) : throw Invalid();
        return (field switch
        {
            "created_at" or "updated_at" => FolderOrder.CreatedAt,
            "name" => FolderOrder.Name,
            "path" => FolderOrder.Path,
            _ => throw Invalid(),
        }, direction switch
        {
            "asc" => false,
            "desc" => true,
            _ => throw Invalid(),
        });
    }

    private static DamException Invalid() => DamException.Invalid("Invalid sort_by: a list such as [{\"name\":\"asc\"}] of created_at, name or path");
}
