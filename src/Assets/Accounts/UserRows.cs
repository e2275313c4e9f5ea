using System.Collections.Immutable;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts;

/// <summary>Users as rows. All of them share a partition, so that an e-mail address is taken once.</summary>
internal static class UserRows
{
    public const string Table = "users";

    public const string Partition = "account";

    /// <summary>The property of a pointer row that holds the user's id.</summary>
    public const string Pointer = "user";

    /// <summary>Points to the user whom the first start made.</summary>
    public static string First => RowKeys.Prefix("first");

    public static string All => RowKeys.Prefix("u");

    public static string Key(string id) => All + RowKeys.Escape(id);

    public static string ByEmail(string email) => RowKeys.Prefix("e") + RowKeys.Escape(email.ToLowerInvariant());

    public static Row PointerTo(string key, string userId) => new(Partition, key, ImmutableDictionary<string, object>.Empty.Add(Pointer, userId));

    public static Row From(User user)
    {
        var values = ImmutableDictionary<string, object>.Empty
            .Add("id", user.Id)
            .Add("name", user.Name)
            .Add("role", user.Role.ToString())
            .Add("created_at", user.CreatedAt)
            .Add("enabled", user.Enabled)
            .Add("environments", string.Join(',', user.EnvironmentIds));
        values = user.Email is { } email ? values.Add("email", email) : values;
        values = user.LastLogin is { } login ? values.Add("last_login", login) : values;
        return new(Partition, Key(user.Id), user.PasswordHash is { } hash ? values.Add("password", hash) : values);
    }

    public static User ToUser(Row row) => new()
    {
        Id = row.Text("id")!,
        Name = row.Text("name")!,
        Email = row.Text("email"),
        Role = Enum.Parse<Role>(row.Text("role")!),
        PasswordHash = row.Text("password"),
        CreatedAt = (DateTimeOffset)row.Values["created_at"],
        Enabled = row.Values.GetValueOrDefault("enabled") is not false,
        EnvironmentIds = [.. (row.Text("environments") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)],
        LastLogin = row.Values.GetValueOrDefault("last_login") as DateTimeOffset?,
        RowETag = row.ETag,
    };
}
