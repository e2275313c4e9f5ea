using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Duplicates;

public sealed class GroupPagesTests : IAsyncDisposable
{
    private const int Ids = 12;

    private readonly TestLibrary _library = new();
    private int _clouds;

    [Theory]
    [InlineData(1000)]
    [InlineData(9)]
    [InlineData(4)]
    public async Task Every_group_is_listed_once_and_whole_also_where_not_all_pairs_are_joined_at_once(int mostPairs)
    {
        // Their ids lie between each other's: each window holds the rest of groups that began before it.
        var groups = Enumerable.Range(0, 4).Select(number => new[] { number, number + 4, number + 8 }).ToList();
        var cloud = await AddAsync(groups.SelectMany(group => new[] { (group[0], group[1]), (group[0], group[2]), (group[1], group[2]) }));
        foreach (var take in new[] { 1, 2, 10 })
        {
            var listed = await ListAsync(cloud, mostPairs, take, TestLibrary.Admin);

            Assert.Equal(groups.Select(group => group.Select(Id)), listed.Select(group => group.AssetIds));
        }
    }

    [Fact]
    public void However_pairs_are_joined_each_group_is_listed_by_its_smallest_id_and_nothing_twice()
    {
        var pairs = Gen.Choose(0, Ids - 1).Zip(Gen.Choose(0, Ids - 1)).Where(pair => pair.Item1 < pair.Item2).ListOf().ToArbitrary();
        var sizes = Gen.Choose(1, 6).Zip(Gen.Choose(1, 3)).ToArbitrary();
        Prop.ForAll(pairs, sizes, (list, size) =>
        {
            var distinct = list.Distinct().ToList();
            var cloud = AddAsync(distinct).GetAwaiter().GetResult();
            var listed = ListAsync(cloud, size.Item1, size.Item2, TestLibrary.Admin).GetAwaiter().GetResult();
            var expected = DuplicateGroups.Of([.. distinct.Select(pair => Pair(pair.Item1, pair.Item2))]);
            var ids = listed.ConvertAll(group => group.Id);
            return expected.All(group => ids.Contains(group.Id))
                && ids.SequenceEqual(ids.Distinct().Order(StringComparer.Ordinal))
                && listed.TrueForAll(group => expected.Any(whole => group.AssetIds.All(whole.AssetIds.Contains)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    [Fact]
    public async Task Pairs_that_may_not_be_seen_join_nothing_in_any_window()
    {
        // Of 0 and 5 nothing is seen: 6 and 7 are a group of their own.
        var cloud = await AddAsync([(0, 5), (0, 6), (1, 2), (3, 4), (6, 7)], secret: [0, 5]);
        var caller = Caller.User("bob", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { ["open"] = FolderPermission.View }));

        Assert.Equal([Id(1), Id(3), Id(6)], (await ListAsync(cloud, 2, 1, caller)).Select(group => group.Id));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<List<DuplicateGroup>> ListAsync(string cloud, int mostPairs, int take, Caller caller)
    {
        var pages = new GroupPages(_library.Get<DuplicatePairs>(), _library.Get<FingerprintIndex>()) { MostPairs = mostPairs };
        var (groups, cursor) = (new List<DuplicateGroup>(), (string?)null);
        do
        {
            var page = await pages.PageAsync(caller, cloud, new(LikenessClass.Picture, true, take, cursor), Token);
            Assert.InRange(page.Groups.Count, 0, take);
            groups.AddRange(page.Groups);
            Assert.NotEqual(cursor ?? "", page.NextCursor);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return groups;
    }

    /// <returns>A cloud of its own with these pairs.</returns>
    private async Task<string> AddAsync(IEnumerable<(int, int)> pairs, params int[] secret)
    {
        var cloud = $"c{_clouds++}";
        var fingerprints = Enumerable.Range(0, Ids).Select(number => new Fingerprint(Id(number), secret.Contains(number) ? "secret" : "open", (UInt128)number, 1, null, null));
        await _library.Tables.ApplyAsync(CatalogKeys.Table, cloud, [.. fingerprints.Select(each => new RowChange.Put(FingerprintRows.From(cloud, each)))], Token);
        foreach (var (one, other) in pairs)
        {
            Assert.True(await _library.Get<DuplicatePairs>().WriteAsync(cloud, Pair(one, other), Token));
        }

        return cloud;
    }

    private static DuplicatePair Pair(int one, int other) => new(Id(one), Id(other), new(LikenessClass.Picture, 0.95), DateTimeOffset.UnixEpoch.AddYears(50), null);

    private static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);
}
