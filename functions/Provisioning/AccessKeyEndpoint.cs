using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Accounts.Environments;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>Access keys of product environments over the provisioning API.</summary>
internal sealed class AccessKeyEndpoint(AccountKeys keys)
{
    public async Task<IActionResult> ListAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        var all = await keys.ListAsync(context.Caller, Environment(context), cancellationToken);
        Func<StoredKey, string> by = (context.Request.Text("sort_by") ?? "created_at") switch
        {
            "api_key" => key => key.ApiKey,
            "created_at" => key => key.CreatedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture),
            "name" => key => key.Name,
            "enabled" => key => key.Enabled ? "1" : "0",
            var other => throw DamException.Invalid($"Invalid value for parameter sort_by: {other}"),
        };
        var paging = Paging.Of(context.Request);
        var sorted = paging.Ascending ? all.OrderBy(by, StringComparer.Ordinal) : all.OrderByDescending(by, StringComparer.Ordinal);
        return new WireResult(new JsonObject
        {
            ["access_keys"] = new JsonArray([.. paging.Take(sorted).Select(ProvisioningBodies.Key)]),
            ["total"] = all.Count,
        });
    }

    public async Task<IActionResult> GenerateAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => new WireResult(ProvisioningBodies.Key(await keys.GenerateAsync(context.Caller, Environment(context), ChangeOf(context.Request), cancellationToken)));

    public async Task<IActionResult> UpdateAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => new WireResult(ProvisioningBodies.Key(
            await keys.UpdateAsync(context.Caller, Environment(context), context.Value("api_key"), ChangeOf(context.Request), cancellationToken)));

    public Task<IActionResult> DeleteAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => DeleteAsync(context, key => key.ApiKey == context.Value("api_key"), cancellationToken);

    public Task<IActionResult> DeleteByNameAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        var name = context.Request.Required("name");
        return DeleteAsync(context, key => key.Name == name, cancellationToken);
    }

    private async Task<IActionResult> DeleteAsync(ProvisioningContext context, Func<StoredKey, bool> fits, CancellationToken cancellationToken)
        => WireResult.Message(await keys.DeleteAsync(context.Caller, Environment(context), fits, cancellationToken) ? "ok" : "not_found");

    private static string Environment(ProvisioningContext context) => context.Value("sub_account_id");

    private static KeyChange ChangeOf(WireRequest request)
        => new(request.Text("name"), request.Flag("enabled"), request.WasSent("dedicated_for") ? request.SplitList("dedicated_for") : null);
}
