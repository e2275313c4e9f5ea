using System.Collections.Immutable;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>Product environments, their access keys, people and groups of the account.</summary>
internal static class ProvisioningRoutes
{
    private const string Keys = "sub_accounts/{sub_account_id}/access_keys";

    public static readonly ImmutableArray<ProvisioningRoute> All =
    [
        ProvisioningRoute.Get<SubAccountEndpoint>("sub_accounts", "Lists the product environments.", (endpoint, context, token) => endpoint.ListAsync(context, token)),
        ProvisioningRoute.Post<SubAccountEndpoint>("sub_accounts", "Creates a product environment.", (endpoint, context, token) => endpoint.CreateAsync(context, token)),
        ProvisioningRoute.Get<SubAccountEndpoint>("sub_accounts/{sub_account_id}", "Gives a product environment.", (endpoint, context, token) => endpoint.ShowAsync(context, token)),
        ProvisioningRoute.Put<SubAccountEndpoint>("sub_accounts/{sub_account_id}", "Changes a product environment.", (endpoint, context, token) => endpoint.UpdateAsync(context, token)),
        ProvisioningRoute.Delete<SubAccountEndpoint>("sub_accounts/{sub_account_id}", "Deletes a product environment.", (endpoint, context, token) => endpoint.DeleteAsync(context, token)),

        ProvisioningRoute.Get<AccessKeyEndpoint>(Keys, "Lists the access keys of a product environment.", (endpoint, context, token) => endpoint.ListAsync(context, token)),
        ProvisioningRoute.Post<AccessKeyEndpoint>(Keys, "Generates an access key.", (endpoint, context, token) => endpoint.GenerateAsync(context, token)),
        ProvisioningRoute.Delete<AccessKeyEndpoint>(Keys, "Deletes the access keys of a name.", (endpoint, context, token) => endpoint.DeleteByNameAsync(context, token)),
        ProvisioningRoute.Put<AccessKeyEndpoint>(Keys + "/{api_key}", "Changes an access key.", (endpoint, context, token) => endpoint.UpdateAsync(context, token)),
        ProvisioningRoute.Delete<AccessKeyEndpoint>(Keys + "/{api_key}", "Deletes an access key.", (endpoint, context, token) => endpoint.DeleteAsync(context, token)),

        ProvisioningRoute.Get<UserEndpoint>("users", "Lists the people of the account.", (endpoint, context, token) => endpoint.ListAsync(context, token)),
        ProvisioningRoute.Post<UserEndpoint>("users", "Invites somebody.", (endpoint, context, token) => endpoint.InviteAsync(context, token)),
        ProvisioningRoute.Get<UserEndpoint>("users/{user_id}", "Gives a user.", (endpoint, context, token) => endpoint.ShowAsync(context, token)),
        ProvisioningRoute.Put<UserEndpoint>("users/{user_id}", "Changes a user.", (endpoint, context, token) => endpoint.UpdateAsync(context, token)),
        ProvisioningRoute.Delete<UserEndpoint>("users/{user_id}", "Deletes a user.", (endpoint, context, token) => endpoint.DeleteAsync(context, token)),
        ProvisioningRoute.Get<UserEndpoint>("users/{user_id}/groups", "Lists the groups of a user.", (endpoint, context, token) => endpoint.GroupsAsync(context, token)),
        ProvisioningRoute.Get<UserEndpoint>("users/{user_id}/sub_accounts", "Lists the product environments that a user may enter.", (endpoint, context, token) => endpoint.SubAccountsAsync(context, token)),
        ProvisioningRoute.Post<UserEndpoint>("users/{user_id}/sign_in_link", "Makes a link by which a user signs in once.", (endpoint, context, token) => endpoint.LinkAsync(context, token)),

        ProvisioningRoute.Get<UserGroupEndpoint>("user_groups", "Lists the groups.", (endpoint, context, token) => endpoint.ListAsync(context, token)),
        ProvisioningRoute.Post<UserGroupEndpoint>("user_groups", "Creates a group.", (endpoint, context, token) => endpoint.CreateAsync(context, token)),
        ProvisioningRoute.Get<UserGroupEndpoint>("user_groups/{group_id}", "Gives a group and its members.", (endpoint, context, token) => endpoint.ShowAsync(context, token)),
        ProvisioningRoute.Put<UserGroupEndpoint>("user_groups/{group_id}", "Renames a group.", (endpoint, context, token) => endpoint.RenameAsync(context, token)),
        ProvisioningRoute.Delete<UserGroupEndpoint>("user_groups/{group_id}", "Deletes a group; its members stay.", (endpoint, context, token) => endpoint.DeleteAsync(context, token)),
        ProvisioningRoute.Get<UserGroupEndpoint>("user_groups/{group_id}/users", "Lists the members of a group.", (endpoint, context, token) => endpoint.MembersAsync(context, token)),
        ProvisioningRoute.Post<UserGroupEndpoint>("user_groups/{group_id}/users/{user_id}", "Takes a user into a group.", (endpoint, context, token) => endpoint.AddAsync(context, token)),
        ProvisioningRoute.Delete<UserGroupEndpoint>("user_groups/{group_id}/users/{user_id}", "Takes a user out of a group.", (endpoint, context, token) => endpoint.RemoveAsync(context, token)),
    ];
}
