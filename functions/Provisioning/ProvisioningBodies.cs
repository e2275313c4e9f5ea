using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Accounts.Environments;
using ServerlessDam.Assets.Accounts.Groups;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>What the provisioning API answers. Clients look at the order of some properties, and for nulls.</summary>
internal static class ProvisioningBodies
{
    public static JsonSerializerOptions SettingsJson { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static JsonObject SubAccount(StoredEnvironment account, IEnumerable<StoredKey> keys)
    {
        var body = new JsonObject
        {
            ["id"] = account.Id,
            ["cloud_name"] = account.CloudName,
            ["name"] = account.Name,
            ["description"] = account.Description,
            ["enabled"] = account.Enabled,
            ["api_access_keys"] = new JsonArray([.. keys.Select(key => new JsonObject { ["key"] = key.ApiKey, ["secret"] = key.Secret, ["enabled"] = key.Enabled })]),
            ["custom_attributes"] = new JsonObject(account.CustomAttributes.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["created_at"] = Time(account.CreatedAt),
        };
        if (account.UpdatedAt is { } updated)
        {
            body["updated_at"] = Time(updated);
        }

        if (!account.IsConfigured)
        {
            var settings = JsonSerializer.SerializeToNode(account.Settings, SettingsJson)!.AsObject();
            settings.Remove("token_key");
            body["settings"] = settings;
        }

        return body;
    }

    public static JsonObject Key(StoredKey key)
    {
        var body = new JsonObject
        {
            ["name"] = key.Name,
            ["api_key"] = key.ApiKey,
            ["api_secret"] = key.Secret,
            ["created_at"] = Time(key.CreatedAt),
            ["updated_at"] = Time(key.UpdatedAt),
            ["enabled"] = key.Enabled,
        };
        if (key.DedicatedFor.Count > 0)
        {
            body["dedicated_for"] = new JsonArray([.. key.DedicatedFor.Select(use => JsonValue.Create(use))]);
        }

        body["root"] = key.IsRoot;
        return body;
    }

    /// <summary><c>sub_account_ids</c> is a text: the one form that every SDK takes.</summary>
    public static JsonObject User(User user, IEnumerable<UserGroup> groups)
    {
        var body = new JsonObject
        {
            ["id"] = user.Id,
            ["name"] = user.Name,
            ["email"] = user.Email ?? "",
            ["role"] = RoleNames.Of(user.Role),
            ["pending"] = user.IsPending,
            ["enabled"] = user.Enabled,
            ["all_sub_accounts"] = user.EnvironmentIds.IsEmpty,
        };
        if (!user.EnvironmentIds.IsEmpty)
        {
            body["sub_account_ids"] = string.Join(',', user.EnvironmentIds);
        }

        body["groups"] = new JsonArray([.. groups.Select(Group)]);
        body["created_at"] = Time(user.CreatedAt);
        if (user.LastLogin is { } login)
        {
            body["last_login"] = Time(login);
        }

        return body;
    }

    public static JsonObject Group(UserGroup group) => new() { ["id"] = group.Id, ["name"] = group.Name };

    public static JsonArray Members(IEnumerable<User> users)
        => new([.. users.Select(user => new JsonObject { ["id"] = user.Id, ["name"] = user.Name, ["email"] = user.Email ?? "" })]);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
