using System.Collections.Immutable;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Groups;

/// <summary>Groups, and who is in them, as rows beside the users. A membership is two rows: found from either end.</summary>
internal static class GroupRows
{
    private const string Group = "group";
    private const string User = "user";

    public static string All => RowKeys.Prefix("g");

    public static string Key(string id) => All + RowKeys.Escape(id);

    public static string MembersOf(string groupId) => RowKeys.Prefix("gm", groupId);

    public static string GroupsOf(string userId) => RowKeys.Prefix("ug", userId);

    public static string GroupsOfAll => RowKeys.Prefix("ug");

    public static Row From(UserGroup group) => new(UserRows.Partition, Key(group.Id), ImmutableDictionary<string, object>.Empty
        .Add("id", group.Id)
        .Add("name", group.Name)
        .Add("created_at", group.CreatedAt));

    public static UserGroup ToGroup(Row row) => new(row.Text("id")!, row.Text("name")!, (DateTimeOffset)row.Values["created_at"]) { RowETag = row.ETag };

    public static IEnumerable<Row> Membership(string groupId, string userId) =>
    [
        new(UserRows.Partition, MembersOf(groupId) + RowKeys.Escape(userId), Both(groupId, userId)),
        new(UserRows.Partition, GroupsOf(userId) + RowKeys.Escape(groupId), Both(groupId, userId)),
    ];

    public static string GroupOf(Row membership) => membership.Text(Group)!;

    public static string UserOf(Row membership) => membership.Text(User)!;

    private static ImmutableDictionary<string, object> Both(string groupId, string userId)
        => ImmutableDictionary<string, object>.Empty.Add(Group, groupId).Add(User, userId);
}
