using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Accounts.Groups;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>Groups of people over the provisioning API.</summary>
internal sealed class UserGroupEndpoint(UserGroups groups)
{
    public async Task<IActionResult> ListAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => new WireResult(new JsonObject { ["user_groups"] = new JsonArray([.. (await groups.ListAsync(context.Caller, cancellationToken)).Select(ProvisioningBodies.Group)]) });

    public async Task<IActionResult> CreateAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => new WireResult(ProvisioningBodies.Group(await groups.CreateAsync(context.Caller, context.Request.Required("name"), cancellationToken)));

    public async Task<IActionResult> ShowAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => await WithMembersAsync(context, await groups.FindAsync(context.Caller, Group(context), cancellationToken), cancellationToken);

    public async Task<IActionResult> RenameAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => await WithMembersAsync(context, await groups.RenameAsync(context.Caller, Group(context), context.Request.Required("name"), cancellationToken), cancellationToken);

    public async Task<IActionResult> DeleteAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        await groups.DeleteAsync(context.Caller, Group(context), cancellationToken);
        return new WireResult(new { Ok = true });
    }

    public async Task<IActionResult> MembersAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => new WireResult(new JsonObject { ["users"] = ProvisioningBodies.Members(await groups.MembersAsync(context.Caller, Group(context), cancellationToken)) });

    public async Task<IActionResult> AddAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        await groups.AddMemberAsync(context.Caller, Group(context), context.Value("user_id"), cancellationToken);
        return await MembersAsync(context, cancellationToken);
    }

    public async Task<IActionResult> RemoveAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        await groups.RemoveMemberAsync(context.Caller, Group(context), context.Value("user_id"), cancellationToken);
        return await MembersAsync(context, cancellationToken);
    }

    private async Task<IActionResult> WithMembersAsync(ProvisioningContext context, UserGroup group, CancellationToken cancellationToken)
    {
        var body = ProvisioningBodies.Group(group);
        body["users"] = ProvisioningBodies.Members(await groups.MembersAsync(context.Caller, group.Id, cancellationToken));
        return new WireResult(body);
    }

    private static string Group(ProvisioningContext context) => context.Value("group_id");
}
