using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Tests.Similarity;

public sealed class LikenessTests
{
    [Fact]
    public void The_same_bytes_are_identical_whatever_else_is_known()
        => Assert.Equal(new(LikenessClass.Identical, 1), Likeness.Of(sameBytes: true, 64, 64, -1));

    [Theory]
    [InlineData(8, 40, null, LikenessClass.Picture)]
    [InlineData(9, 40, null, LikenessClass.Similar)]
    [InlineData(40, 8, null, LikenessClass.Picture)]
    [InlineData(8, 40, 0.5, LikenessClass.Picture)]
    [InlineData(null, null, null, LikenessClass.Similar)]
    [InlineData(20, 40, 0.8, LikenessClass.Picture)]
    [InlineData(21, 40, 0.85, LikenessClass.Variant)]
    [InlineData(20, 40, 0.79, LikenessClass.Similar)]
    [InlineData(40, 40, 0.91, LikenessClass.Picture)]
    [InlineData(30, 30, 0.5, LikenessClass.Similar)]
    public void Hashes_and_embeddings_tell_the_class_together(int? distance, int? mirrored, double? cosine, LikenessClass expected)
        => Assert.Equal(expected, Likeness.Of(sameBytes: false, distance, mirrored, cosine).Class);

    [Fact]
    public void A_nearer_class_scores_more_than_any_farther_one()
    {
        var measures = Gen.Choose(0, 64).Zip(Gen.Choose(0, 64)).Zip(Gen.Choose(-100, 100)).ToArbitrary();
        Prop.ForAll(measures, measures, (one, other) =>
        {
            var (first, second) = (Of(one), Of(other));
            return first.Class is LikenessClass.Similar or LikenessClass.Variant || first.Class >= second.Class || first.Score > second.Score;
        }).QuickCheckThrowOnFailure();

        static Likeness Of(((int Distance, int Mirrored) Bits, int Cosine) measured) => Likeness.Of(sameBytes: false, measured.Bits.Distance, measured.Bits.Mirrored, measured.Cosine / 100.0);
    }

    [Fact]
    public void A_score_is_from_0_to_1_and_1_for_the_same_bytes_alone()
        => Prop.ForAll(Gen.Choose(0, 64).Zip(Gen.Choose(-100, 100)).ToArbitrary(), measured =>
            Likeness.Of(sameBytes: false, measured.Item1, null, measured.Item2 / 100.0).Score is >= 0 and < 1).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("8000000000000000")]
    [InlineData("0000000000000000")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public void A_picture_without_anything_in_it_has_no_hash(string? text) => Assert.Null(PictureHashes.Read(text));

    [Theory]
    [InlineData("aaaaaaaaaaaa0000")]
    [InlineData("ff00ff00ff000000")]
    public void A_picture_that_is_the_same_from_both_sides_or_upside_down_has_no_hash(string text) => Assert.Null(PictureHashes.Read(text));

    [Fact]
    public void Mirroring_twice_is_doing_nothing()
        => Prop.ForAll<ulong>(hash => PictureHashes.Mirrored(PictureHashes.Mirrored(hash)) == hash && PictureHashes.Distance(hash, PictureHashes.Mirrored(hash)) == 32).QuickCheckThrowOnFailure();
}
