using System.Collections.Immutable;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Tests.Duplicates;

public sealed class PairListsTests : IAsyncDisposable
{
    private const string First = "11111111111111111111111111111111";
    private const string Second = "22222222222222222222222222222222";

    private static readonly ImmutableArray<LikenessClass> Classes = [LikenessClass.Identical, LikenessClass.Picture, LikenessClass.Variant];

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task A_pair_is_in_the_list_of_what_it_is_and_in_no_other_whatever_it_was_before()
    {
        var states = Classes.SelectMany(likeness => new[] { (Class: likeness, IsOpen: true), (Class: likeness, IsOpen: false) }).ToList();
        foreach (var (before, after) in states.SelectMany(before => states.Select(after => (before, after))))
        {
            await WriteAsync(before.Class, before.IsOpen);
            await WriteAsync(after.Class, after.IsOpen);

            Assert.Equal([after], await ListedAsync());
        }
    }

    [Fact]
    public async Task A_pair_that_is_none_any_more_is_in_no_list_and_its_other_asset_is_looked_at_again()
    {
        foreach (var likeness in Classes)
        {
            await WriteAsync(likeness, isOpen: true);
            await Pairs.DropAsync(TestLibrary.Cloud, (await FindAsync())!, First, Token);

            Assert.Empty(await ListedAsync());
            Assert.Null(await FindAsync());
            Assert.Empty(await Pairs.OfAsync(TestLibrary.Cloud, First, Token));
            Assert.Empty(await Pairs.OfAsync(TestLibrary.Cloud, Second, Token));
        }

        Assert.NotNull(await _library.Tables.GetAsync(CatalogKeys.Table, TestLibrary.Cloud, CatalogKeys.DuplicateDebt(Second), Token));
    }

    [Fact]
    public async Task What_somebody_decides_at_the_moment_when_a_pair_goes_stays()
    {
        await WriteAsync(LikenessClass.Picture, isOpen: true);
        var read = (await FindAsync())!;
        await WriteAsync(LikenessClass.Picture, isOpen: false);
        await Pairs.DropAsync(TestLibrary.Cloud, read, First, Token);

        Assert.Equal([(LikenessClass.Picture, false)], await ListedAsync());
    }

    [Fact]
    public async Task What_was_read_before_somebody_else_wrote_is_not_written()
    {
        await WriteAsync(LikenessClass.Picture, isOpen: true);
        var read = (await FindAsync())!;
        await WriteAsync(LikenessClass.Picture, isOpen: false);

        Assert.False(await Pairs.WriteAsync(TestLibrary.Cloud, read with { Likeness = new(LikenessClass.Variant, 0.8) }, Token));
        Assert.False(await Pairs.WriteAsync(TestLibrary.Cloud, read with { RowETag = null }, Token));
        Assert.Equal([(LikenessClass.Picture, false)], await ListedAsync());
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private DuplicatePairs Pairs => _library.Get<DuplicatePairs>();

    private Task<DuplicatePair?> FindAsync() => Pairs.FindAsync(TestLibrary.Cloud, First, Second, Token);

    private async Task WriteAsync(LikenessClass likeness, bool isOpen)
    {
        var now = _library.Clock.GetUtcNow();
        var pair = await FindAsync() ?? new(First, Second, default, now, null);
        var decision = isOpen ? null : new DuplicateDecision(DecisionKind.Keep, "ann", now, likeness, null);
        Assert.True(await Pairs.WriteAsync(TestLibrary.Cloud, pair with { Likeness = new(likeness, 0.95), Decision = decision }, Token));
    }

    /// <summary>What each list holds is what the pair's own row says.</summary>
    private async Task<List<(LikenessClass Class, bool IsOpen)>> ListedAsync()
    {
        var listed = new List<(LikenessClass, bool)>();
        foreach (var (likeness, isOpen) in Classes.SelectMany(likeness => new[] { (likeness, true), (likeness, false) }))
        {
            foreach (var pair in await Pairs.ListAsync(TestLibrary.Cloud, likeness, isOpen, null, 10, Token))
            {
                Assert.Equal((await FindAsync())! with { RowETag = null }, pair with { RowETag = null });
                Assert.Equal((likeness, isOpen), (pair.Likeness.Class, pair.IsOpen));
                listed.Add((likeness, isOpen));
            }
        }

        return listed;
    }
}
