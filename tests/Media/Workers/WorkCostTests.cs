using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Workers;
using ServerlessDam.Transformations.Expressions;

namespace ServerlessDam.Media.Tests.Workers;

public sealed class WorkCostTests
{
    [Theory]
    [InlineData("jpg", "c_scale,h_1000,w_1000", "jpg", 1, 25_000_000)]
    [InlineData("jpg", "c_scale,h_1000,w_1000", "avif", 1, 28_000_000)]
    [InlineData("jpg", "q_80", "avif", 1, 120_000_000)]
    [InlineData("gif", "c_scale,h_1000,w_1000", "gif", 4, 100_000_000)]
    [InlineData("jpg", "b_gen_fill,c_pad,h_1000,w_2000", "jpg", 1, 74_000_000)]
    [InlineData("jpg", "e_gen_remove:region_(x_1;y_1;w_9;h_9)/c_scale,h_1000,w_1000", "jpg", 1, 73_000_000)]
    [InlineData("jpg", "b_gen_fill,c_mpad,w_6001/e_gen_fill/c_scale,h_1000,w_1000", "jpg", 1, 121_000_000)]
    // Each pixel that a model enlarges counts as 400: here 400 × 267 of them, beside those that are read and the 1600 × 1068 that are written.
    [InlineData("jpg", "c_scale,w_400/e_upscale", "jpg", 1, 24_000_000 + 1_708_800 + 42_720_000)]
    // What the worker is going to refuse costs what is read of it.
    [InlineData("jpg", "c_fill,w_abc", "jpg", 1, 24_000_000)]
    public void Pixels_to_decode_and_to_encode_count(string source, string transformation, string format, int pages, long expected)
        => Assert.Equal(expected, WorkCost.Of(new WorkerRequest { Derive = Derive(source, transformation, format, pages) }));

    [Fact]
    public void What_is_of_unknown_size_counts_as_a_photo_and_layers_count_too()
    {
        var request = Derive("jpg", "c_scale,w_10", "jpg", 1) with
        {
            StoredWidth = null, Layers = new Dictionary<string, LayerFile> { ["a"] = new("a.png", "png") },
        };
        Assert.Equal(WorkCost.Photo + 4_000_000, WorkCost.Of(new WorkerRequest { Derive = request }));
    }

    [Fact]
    public void A_layer_that_a_model_enlarges_counts_as_large_as_it_may_be()
        => Assert.Equal(24_000_070 + (400 * Upscale.MostArea), WorkCost.Of(new WorkerRequest { Derive = Derive("jpg", "c_scale,w_10/l_a/e_upscale/fl_layer_apply", "jpg", 1) }));

    [Fact]
    public void A_picture_of_24_megapixels_may_be_held_by_all_and_one_of_36_by_all_but_one()
    {
        var photo = Derive("jpg", "c_limit,w_1600", "avif", 1);
        Assert.False(WorkCost.IsBulky(new WorkerRequest { Derive = photo }));
        Assert.True(WorkCost.IsBulky(new WorkerRequest { Derive = photo with { StoredWidth = 7360, StoredHeight = 4912 } }));
        Assert.False(WorkCost.IsBulky(new WorkerRequest { Derive = photo with { StoredWidth = null } }));
    }

    [Fact]
    public void A_look_at_a_header_counts_least()
    {
        Assert.Equal(WorkCost.Least, WorkCost.Of(new WorkerRequest { Probe = new("a.jpg", null, ProbeParts.Format) }));
        Assert.Equal(WorkCost.Photo, WorkCost.Of(new WorkerRequest { Probe = new("a.jpg", null, ProbeParts.All) }));
    }

    internal static DeriveRequest Derive(string source, string transformation, string format, int pages) => new()
    {
        SourcePath = "a", SourceFormat = source, StoredWidth = 6000, StoredHeight = 4000,
        Transformation = transformation, Format = format, OutputPath = "b", Facts = new AssetFacts { PageCount = pages },
    };
}
