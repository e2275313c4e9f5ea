using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Library;

public sealed class CatalogKeysTests
{
    private static readonly string[] Types = ["upload", "private", "authenticated"];

    [Fact]
    public void Assets_that_differ_in_any_part_have_different_keys()
        => Prop.ForAll<string, string, (int First, int Second)>((first, second, kinds) =>
        {
            var (a, b) = (Key(first, kinds.First), Key(second, kinds.Second));
            return (a == b) == (CatalogKeys.Asset(a) == CatalogKeys.Asset(b));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Keys_of_one_kind_order_as_their_public_ids()
        => Prop.ForAll<string, string>((first, second) =>
        {
            var (a, b) = (Key(first, 0), Key(second, 0));
            return Math.Sign(string.CompareOrdinal(a.PublicId, b.PublicId)) == Math.Sign(string.CompareOrdinal(CatalogKeys.Asset(a), CatalogKeys.Asset(b)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_folder_lists_what_another_does()
        => Prop.ForAll<string, string>((first, second) =>
        {
            var (a, b) = (first ?? "", second ?? "");
            return FolderPath.AreSame(a, b) || !CatalogKeys.InFolder(a).StartsWith(CatalogKeys.InFolder(b), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_folder_lists_the_same_in_capitals() => Assert.Equal(CatalogKeys.InFolder("a/ä"), CatalogKeys.InFolder("A/Ä"));

    [Fact]
    public void The_rows_of_an_asset_are_of_different_kinds()
    {
        var asset = CatalogSeeder.Generate("demo", 7);
        string[] keys = [CatalogKeys.Asset(asset.Key), CatalogKeys.Id(asset.AssetId), CatalogKeys.Results(asset.AssetId), .. CatalogKeys.Listings(asset)];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        string[] others = [CatalogKeys.Pendings, CatalogKeys.Outboxes, CatalogKeys.AllFolders, CatalogKeys.Keeping, CatalogKeys.Stamp];
        Assert.DoesNotContain(keys, key => others.Any(other => key.StartsWith(other, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_newer_of_two_assets_is_listed_first()
    {
        var (older, newer) = (CatalogSeeder.Generate("demo", 7), CatalogSeeder.Generate("demo", 8));

        Assert.True(string.CompareOrdinal(CatalogKeys.Listings(newer).First(), CatalogKeys.Listings(older).First()) < 0);
    }

    [Fact]
    public void Every_name_that_an_asset_may_have_fits_into_every_key()
    {
        foreach (var unit in new[] { "a", "猫", ".", " ", "\"" })
        {
            var name = Longest(unit, Names.DemandPublicId);
            var asset = CatalogSeeder.Generate("demo", 7) with
            {
                PublicId = name, Folder = name, Type = "authenticated", Tags = Labels.Tags([Longest(unit, Names.DemandTag)]),
            };
            Assert.All([CatalogKeys.Asset(asset.Key), .. CatalogKeys.Listings(asset)], key => Assert.InRange(key.Length, 1, 512));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("3155378975999999999-0123456789abcdef0123456789abcdef\n")]
    [InlineData("3155378975999999999-0123456789ABCDEF0123456789ABCDEF")]
    public void A_text_that_is_no_place_is_known_as_such(string text)
        => Assert.False(CatalogKeys.IsPlace(text));

    [Fact]
    public void Where_an_asset_is_listed_is_a_place()
    {
        var key = CatalogKeys.Listings(CatalogSeeder.Generate("demo", 7)).First();

        Assert.True(CatalogKeys.IsPlace(key[RowKeys.Prefix("n").Length..]));
    }

    private static AssetKey Key(string? publicId, int seed)
        => new("demo", (ResourceType)(Math.Abs(seed % 3)), Types[Math.Abs(seed / 3 % 3)], publicId ?? "");

    /// <summary>As many of a unit between two letters as the rule takes.</summary>
    private static string Longest(string unit, Action<string> demand)
    {
        var name = "";
        for (var i = 1; i <= 253; i++)
        {
            var longer = "a" + string.Concat(Enumerable.Repeat(unit, i)) + "z";
            if (Record.Exception(() => demand(longer)) is null)
            {
                name = longer;
            }
        }

        return name;
    }
}
