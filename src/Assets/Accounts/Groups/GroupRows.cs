using System.Collections.Immutable;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Groups;

/// <summary>Groups, and who is in them, as rows beside the users. A membership is two rows: found from either end.</summary>
internal static class GroupRows
{
    private const string Other = "other";

    public static string All => RowKeys.Prefix("g");

    public static string Key(string id) => All + RowKeys.Escape(id);

    public static string MembersOf(string groupId) => RowKeys.Prefix("gm", groupId);

    public static string GroupsOf(string userId) => RowKeys.Prefix("ug", userId);

    public static Row From(UserGroup group) => new(UserRows.Partition, Key(group.Id), ImmutableDictionary<string, object>.Empty
        .Add("id", group.Id)
        .Add("name", group.Name)
        .Add("created_at", group.CreatedAt));

    public static UserGroup ToGroup(Row row) => new(row.Text("id")!, row.Text("name")!, (DateTimeOffset)row.Values["created_at"]) { RowETag = row.ETag };

    public static IEnumerable<Row> Membership(string groupId, string userId) =>
    [
        new(UserRows.Partition, MembersOf(groupId) + RowKeys.Escape(userId), ImmutableDictionary<string, object>.Empty.Add(Other, userId)),
        new(UserRows.Partition, GroupsOf(userId) + RowKeys.Escape(groupId), ImmutableDictionary<string, object>.Empty.Add(Other, groupId)),
    ];

    /// <summary>The user of a group's row, the group of a user's.</summary>
    public static string OtherOf(Row row) => row.Text(Other)!;
}
