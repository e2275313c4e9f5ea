using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Plans;

/// <summary>What e_upscale makes of sizes and places, by arithmetic.</summary>
public sealed class UpscalingTests
{
    private static readonly PlanInput Picture = new() { Size = new PixelSize(400, 300), Faces = [new PixelRect(100, 75, 40, 30)] };

    [Theory]
    [InlineData("e_upscale", "1600x1200")]
    [InlineData("e_upscale/c_fill,h_100,w_100", "100x100")]
    [InlineData("e_upscale/c_scale,w_0.5", "800x600")]
    // The size that entered the first step stays what it was.
    [InlineData("e_upscale/c_scale,w_iw", "400x300")]
    [InlineData("e_upscale/if_w_gt_1000/c_scale,w_100/if_end", "100x75")]
    [InlineData("c_scale,w_100/e_upscale", "400x300")]
    // In one component it comes behind the resize, and behind the pixel ratio with it.
    [InlineData("c_scale,e_upscale,w_100", "400x300")]
    [InlineData("c_scale,dpr_2.0,e_upscale,w_100", "800x600")]
    [InlineData("c_scale,w_100/e_upscale/e_upscale", "1600x1200")]
    public void Later_steps_go_by_four_times_the_sides(string raw, string size)
        => Assert.Equal(size, After(raw).Size.ToString());

    [Fact]
    public void Faces_grow_along()
        => Assert.Equal(new PixelRect(400, 300, 160, 120), Assert.Single(After("e_upscale").Faces));

    [Theory]
    [InlineData("e_upscale/e_upscale")]
    [InlineData("c_scale,w_30.0/e_upscale")]
    [InlineData("c_crop,h_5,w_5,x_1500")]
    public void What_a_size_that_nobody_knows_may_fit_is_not_refused(string raw)
    {
        Assert.NotEmpty(Plan.Check(Transformation.Parse(raw), ServedEffects.Catalog).Steps);

        var known = new PlanInput { Size = new(1000, 1000) };
        Assert.Throws<TransformationException>(() => Plan.Of(Transformation.Parse(raw), known, ServedEffects.Catalog));
    }

    private static PictureState After(string raw) => Plan.Of(Transformation.Parse(raw), Picture, ServedEffects.Catalog).After(Picture);
}
