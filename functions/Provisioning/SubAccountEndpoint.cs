using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Accounts.Environments;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>Product environments over the provisioning API, which calls them sub-accounts.</summary>
internal sealed class SubAccountEndpoint(SubAccounts accounts, AccountKeys keys)
{
    private const int MostIds = 100;

    public async Task<IActionResult> ListAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var (enabled, ids, clouds, prefix) = (request.Flag("enabled"), request.SplitList("ids"), request.SplitList("cloud_names"), request.Text("prefix"));
        if (ids.Count > MostIds)
        {
            throw DamException.Invalid($"Too many ids. Maximum is {MostIds}.");
        }

        var found = (await accounts.ListAsync(context.Caller, cancellationToken)).Where(account =>
            (enabled is null || account.Enabled == enabled)
            && (ids.Count == 0 || ids.Contains(account.Id))
            && (clouds.Count == 0 || clouds.Contains(account.CloudName))
            && (prefix is null || account.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
        return new WireResult(new JsonObject { ["sub_accounts"] = new JsonArray([.. found.Select(account => BodyOf(context, account))]) });
    }

    public async Task<IActionResult> ShowAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => Answer(context, await accounts.FindAsync(context.Caller, context.Value("sub_account_id"), cancellationToken));

    public async Task<IActionResult> CreateAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => Answer(context, await accounts.CreateAsync(context.Caller, ChangeOf(context.Request), context.Request.Text("base_sub_account_id"), cancellationToken));

    public async Task<IActionResult> UpdateAsync(ProvisioningContext context, CancellationToken cancellationToken)
        => Answer(context, await accounts.UpdateAsync(context.Caller, context.Value("sub_account_id"), ChangeOf(context.Request), cancellationToken));

    public async Task<IActionResult> DeleteAsync(ProvisioningContext context, CancellationToken cancellationToken)
    {
        await accounts.DeleteAsync(context.Caller, context.Value("sub_account_id"), cancellationToken);
        return WireResult.Message("ok");
    }

    private WireResult Answer(ProvisioningContext context, StoredEnvironment account) => new(BodyOf(context, account));

    private JsonObject BodyOf(ProvisioningContext context, StoredEnvironment account) => ProvisioningBodies.SubAccount(account, keys.KeysOf(context.Caller, account));

    private static EnvironmentChange ChangeOf(WireRequest request) => new()
    {
        Name = request.Text("name"),
        CloudName = request.Text("cloud_name"),
        Description = request.Text("description"),
        Enabled = request.Flag("enabled"),
        CustomAttributes = AttributesOf(request),
        Settings = request.Json("settings") is { } settings ? current => SettingsOf(current, settings) : null,
    };

    /// <summary>An object, or its text, or <c>k=v|k=v</c>.</summary>
    private static ImmutableSortedDictionary<string, string>? AttributesOf(WireRequest request)
    {
        if (request.Text("custom_attributes") is not { } text)
        {
            return null;
        }

        var pairs = text.TrimStart().StartsWith('{')
            ? Texts(request.Json("custom_attributes")!.Value)
            : !text.Contains('=') ? throw DamException.Invalid($"Invalid value for parameter custom_attributes: {(text.Length > 100 ? text[..100] : text)}")
            : text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0].Trim(), pair.Length == 2 ? pair[1] : ""));
        return pairs.DistinctBy(pair => pair.Item1).ToImmutableSortedDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
    }

    private static IEnumerable<(string, string)> Texts(JsonElement attributes)
        => attributes.EnumerateObject().Select(property => (property.Name, property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText()));

    private static EnvironmentSettings SettingsOf(EnvironmentSettings current, JsonElement settings)
    {
        try
        {
            var merged = JsonSerializer.SerializeToNode(current, ProvisioningBodies.SettingsJson)!.AsObject();
            foreach (var property in JsonSerializer.SerializeToNode(settings)!.AsObject())
            {
                merged[property.Key] = property.Value?.DeepClone();
            }

            return merged.Deserialize<EnvironmentSettings>(ProvisioningBodies.SettingsJson)!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new DamException(ErrorKind.InvalidParameter, "Invalid value for parameter settings", e);
        }
    }
}
