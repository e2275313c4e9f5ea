using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Accounts.Environments;
using ServerlessDam.Assets.Accounts.Groups;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>People over the provisioning API.</summary>
internal sealed class UserEndpoint(AccountUsers users, UserGroups groups, SubAccounts accounts, AccountKeys keys, IOptions<WireOptions> wire, TimeProvider time)
{
    private static readonly string[] Orders = ["name", "email", "role", "last_login", "created_at"];

    public async Task<IActionResult> ListAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        var found = await users.ListAsync(context.Caller, FilterOf(context.Request), cancellationToken);
        var all = await groups.OfAllAsync(context.Caller, cancellationToken);
        return new WireResult(new JsonObject { ["users"] = new JsonArray([.. found.Select(user => ProvisioningBodies.User(user, all[user.Id]))]) });
    }

    public async Task<IActionResult> InviteAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => new WireResult(await BodyAsync(context, await users.InviteAsync(context.Caller, ChangeOf(context.Request), cancellationToken), cancellationToken));

    public async Task<IActionResult> ShowAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => new WireResult(await BodyAsync(context, await users.FindAsync(context.Caller, User(context), cancellationToken), cancellationToken));

    public async Task<IActionResult> UpdateAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => new WireResult(await BodyAsync(
            context, await users.UpdateAsync(context.Caller, User(context), ChangeOf(context.Request), cancellationToken), cancellationToken));

    public async Task<IActionResult> DeleteAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        await users.DeleteAsync(context.Caller, User(context), cancellationToken);
        return WireResult.Message("ok");
    }

    public async Task<IActionResult> GroupsAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(context.Caller, User(context), cancellationToken);
        return new WireResult(new JsonObject { ["groups"] = new JsonArray([.. (await groups.OfAsync(context.Caller, user.Id, cancellationToken)).Select(ProvisioningBodies.Group)]) });
    }

    public async Task<IActionResult> SubAccountsAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(context.Caller, User(context), cancellationToken);
        var open = (await accounts.ListAsync(context.Caller, cancellationToken)).Where(account => user.EnvironmentIds.IsEmpty || user.EnvironmentIds.Contains(account.Id));
        return new WireResult(new JsonObject
        {
            ["sub_accounts"] = new JsonArray([.. open.Select(account => ProvisioningBodies.SubAccount(account, keys.KeysOf(context.Caller, account)))]),
        });
    }

    /// <summary>The token stands behind a <c>#</c>, which browsers keep to themselves.</summary>
    public async Task<IActionResult> LinkAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        var token = await users.LinkAsync(context.Caller, User(context), cancellationToken);
        var origin = DeliveryBases.For(context.Http.Request, wire.Value);
        return new WireResult(new { Url = $"{(context.Http.Request.IsHttps ? origin.Secure : origin.Plain)}/library/sign-in#token={token}", ExpiresAt = time.GetUtcNow() + SignInLinks.Lifetime });
    }

    private async Task<JsonObject> BodyAsync(ProvisioningContext context, User user, CancellationToken cancellationToken)
        => ProvisioningBodies.User(user, await groups.OfAsync(context.Caller, user.Id, cancellationToken));

    private static string User(ProvisioningContext context) => context.Value("user_id");

    private static UserFilter FilterOf(WireRequest request)
    {
        var paging = Paging.Of(request, ascending: false);
        var sortBy = request.Text("sort_by") ?? "created_at";
        var status = request.Text("status");
        return new()
        {
            Pending = request.Flag("pending") ?? (status == "pending" ? true : null),
            Enabled = status switch
            {
                null or "all" or "pending" => null,
                "active" => true,
                "inactive" => false,
                _ => throw DamException.Invalid($"Invalid value for parameter status: {status}"),
            },
            Ids = request.SplitList("ids") is { Count: > 0 } ids ? ids : null,
            Emails = request.SplitList("emails") is { Count: > 0 } emails ? emails : null,
            Prefix = request.Text("prefix"),
            EnvironmentId = request.Text("sub_account_id"),
            LastLogin = request.Flag("last_login"),
            From = ProvisioningTime.Parse(request, "from", endOfDay: false),
            To = ProvisioningTime.Parse(request, "to", endOfDay: true),
            SortBy = Orders.Contains(sortBy) ? sortBy : throw DamException.Invalid($"Invalid value for parameter sort_by: {sortBy}"),
            Ascending = paging.Ascending,
            Page = paging.Page,
            PageSize = paging.Size,
        };
    }

    private static UserChange ChangeOf(WireRequest request) => new(
        request.Text("name"),
        request.Text("email"),
        request.Text("role") is { } role ? RoleNames.Parse(role) : null,
        request.WasSent("sub_account_ids") ? [.. request.SplitList("sub_account_ids")] : (ImmutableArray<string>?)null,
        request.Flag("enabled"));
}
