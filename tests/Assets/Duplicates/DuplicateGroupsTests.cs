using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Tests.Duplicates;

public sealed class DuplicateGroupsTests
{
    [Fact]
    public void Assets_are_in_one_group_exactly_when_pairs_lead_from_one_to_the_other()
    {
        var pairs = Gen.Choose(0, 12).Zip(Gen.Choose(0, 12)).Where(pair => pair.Item1 != pair.Item2).ListOf().ToArbitrary();
        Prop.ForAll(pairs, list =>
        {
            var groups = DuplicateGroups.Of([.. list.Select(pair => Pair(pair.Item1, pair.Item2)).DistinctBy(pair => (pair.First, pair.Second))]);
            var reached = Enumerable.Range(0, 13).ToDictionary(number => number, number => Reach(number, list));
            return reached.All(each => groups.Count(group => group.AssetIds.Contains(Id(each.Key))) == (each.Value.Count > 1 ? 1 : 0))
                && groups.All(group => group.AssetIds.ToHashSet().SetEquals(reached[int.Parse(group.Id, CultureInfo.InvariantCulture)].Select(Id)))
                && groups.Select(group => group.Id).SequenceEqual(groups.Select(group => group.AssetIds.Min(StringComparer.Ordinal)!).Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    private static HashSet<int> Reach(int from, IEnumerable<(int, int)> pairs)
    {
        var reached = new HashSet<int> { from };
        while (pairs.Any(pair => reached.Contains(pair.Item1) != reached.Contains(pair.Item2)))
        {
            foreach (var (one, other) in pairs.Where(pair => reached.Contains(pair.Item1) || reached.Contains(pair.Item2)))
            {
                reached.Add(one);
                reached.Add(other);
            }
        }

        return reached;
    }

    private static DuplicatePair Pair(int one, int other)
    {
        var (first, second) = DuplicatePair.Ordered(Id(one), Id(other));
        return new(first, second, new(LikenessClass.Picture, 0.95), DateTimeOffset.UnixEpoch, null);
    }

    private static string Id(int number) => number.ToString("D2", CultureInfo.InvariantCulture);
}
