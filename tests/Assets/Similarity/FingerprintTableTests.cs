using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Tests.Similarity;

public sealed class FingerprintTableTests
{
    private readonly FingerprintTable _table = new();

    [Fact]
    public void Whatever_is_put_and_removed_the_table_holds_what_a_dictionary_would()
    {
        var steps = Gen.Choose(0, 20).Zip(Gen.Choose(0, 4)).ListOf().ToArbitrary();
        Prop.ForAll(steps, list =>
        {
            var (table, expected) = (new FingerprintTable(), new Dictionary<string, Fingerprint>());
            foreach (var (number, change) in list)
            {
                if (change == 0)
                {
                    table.Remove(Id(number));
                    expected.Remove(Id(number));
                }
                else
                {
                    table.Put(expected[Id(number)] = Of(number, change));
                }
            }

            return table.Count == expected.Count && Enumerable.Range(0, 21).All(number => Same(table.Find(Id(number)), expected.GetValueOrDefault(Id(number))));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_table_of_many_pieces_holds_each_sketch_as_it_was_put_and_gives_back_the_room_of_what_is_removed()
    {
        var expected = new Dictionary<string, Fingerprint>();
        for (var number = 0; number < (3 * SketchColumn.OfAPiece) + 1; number++)
        {
            _table.Put(expected[Id(number)] = Of(number, number % 5));
        }

        var most = _table.SizeInBytes;
        foreach (var number in Enumerable.Range(0, 2 * SketchColumn.OfAPiece).Select(number => number * 7 % (2 * SketchColumn.OfAPiece)))
        {
            _table.Remove(Id(number));
            expected.Remove(Id(number));
        }

        Assert.Equal(expected.Count, _table.Count);
        Assert.All(expected, each => Assert.True(Same(each.Value, _table.Find(each.Key))));
        Assert.Equal(most - (2 * SketchColumn.OfAPiece * Sketch.Length), _table.SizeInBytes);
    }

    [Fact]
    public void Pages_of_a_ranking_follow_one_another_without_a_gap_or_an_overlap()
    {
        for (var number = 1; number <= 30; number++)
        {
            _table.Put(Of(number, 1) with { Hash = 0xffff_ffff >> (number % 7) << (number % 7) });
        }

        var of = Of(0, 1) with { Hash = 0xffff_ffff };
        var whole = _table.Rank(of, new(FolderRights.Everything, 0, 100));
        Assert.Equal((30, 30), (whole.Total, whole.Assets.Count));
        var (pages, place) = (new List<RankedAsset>(), (RankPlace?)null);
        do
        {
            var page = _table.Rank(of, new(FolderRights.Everything, 0, 7, place));
            Assert.Equal(30, page.Total);
            pages.AddRange(page.Assets);
            place = page.Next;
        }
        while (place is not null);

        Assert.Equal(whole.Assets, pages);
        Assert.Equal(whole.Assets.OrderByDescending(each => each.Likeness.Score), whole.Assets);
    }

    [Fact]
    public void A_page_holds_what_sorting_all_one_by_one_would_put_first()
    {
        var looks = Gen.Choose(0, 63).Zip(Gen.Choose(0, 255)).Zip(Gen.Choose(0, 255)).ListOf().ToArbitrary();
        Prop.ForAll(looks, list =>
        {
            var table = new FingerprintTable();
            var number = 1;
            foreach (var ((turn, one), other) in list)
            {
                table.Put(Of(number, 1) with { Hash = BitOperations.RotateLeft(0x5555_5555_aaaa_aaaaUL, turn), Sketch = turn % 5 == 0 ? null : Direction(one, other) });
                number++;
            }

            var of = Of(0, 1);
            var expected = Enumerable.Range(1, number - 1)
                .Select(each => new RankedAsset(Id(each), table.LikenessTo(of, Id(each))!.Value))
                .Where(each => each.Likeness.Score >= 0.3)
                .OrderByDescending(each => each.Likeness.Score)
                .ThenBy(each => each.AssetId, StringComparer.Ordinal)
                .ToList();
            var ranked = table.Rank(of, new(FolderRights.Everything, 0.3, 5));
            return ranked.Total == expected.Count && ranked.Assets.SequenceEqual(expected.Take(5)) && (ranked.Next is null) == (expected.Count <= 5);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_same_bytes_come_first_then_the_same_picture_then_what_is_near()
    {
        var of = Of(0, 1);
        _table.Put(of);
        _table.Put(Of(1, 2) with { Hash = ~of.Hash, Sketch = Direction(127, 100) });
        _table.Put(Of(2, 3) with { Hash = of.Hash ^ 3 });
        _table.Put(Of(3, 4) with { ETag = of.ETag, SizeInBytes = of.SizeInBytes });
        var ranked = _table.Rank(of, new(FolderRights.Everything, 0, 10)).Assets;

        Assert.Equal([Id(3), Id(2), Id(1)], ranked.Select(each => each.AssetId));
        Assert.Equal([LikenessClass.Identical, LikenessClass.Picture, LikenessClass.Similar], ranked.Select(each => each.Likeness.Class));
    }

    [Fact]
    public void What_another_model_made_does_not_compare()
    {
        _table.Put(Of(1, 2) with { Hash = null, Sketch = Sketch.Of(new("other", [127, 0])) });

        Assert.Empty(_table.Rank(Of(0, 1) with { Hash = null }, new(FolderRights.Everything, 0, 10)).Assets);
    }

    [Fact]
    public void What_may_not_be_seen_is_neither_found_nor_counted()
    {
        _table.Put(Of(1, 1) with { Folder = "open/below" });
        _table.Put(Of(2, 1) with { Folder = "secret" });
        var rights = new FolderRights(new Dictionary<string, FolderPermission> { ["open"] = FolderPermission.View });
        var ranked = _table.Rank(Of(0, 1), new(rights, 0, 10));

        Assert.Equal((1, Id(1)), (ranked.Total, ranked.Assets.Single().AssetId));
        Assert.False(_table.Shows(Id(2), rights));
    }

    private static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    private static Fingerprint Of(int number, int look)
        => new(Id(number), $"f{look}", (UInt128)(number + 1), 100 + look, 0x5555_5555_aaaa_aaaaUL << look, look == 2 ? null : Direction(look, 127));

    private static Sketch Direction(int one, int other) => Sketch.Of(new("space", [(byte)one, (byte)other]))!;

    private static bool Same(Fingerprint? one, Fingerprint? other)
        => one is null || other is null ? one == other : one with { Sketch = null } == other with { Sketch = null } && (one.Sketch?.Values ?? []).SequenceEqual(other.Sketch?.Values ?? []);
}
