using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Tests.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Operations.Effects;

/// <summary>An engine that is added, beside those that are served.</summary>
public sealed class EffectEnginesTests
{
    [Fact]
    public void A_prompt_reaches_the_engine_that_is_added_with_the_place_of_the_padding()
    {
        var painter = new Painter();
        var engines = new EffectEngines(new PixelEngine(), painter);
        var plan = Plan.Of(Transformation.Parse("b_gen_fill:prompt_a beach;seed_3,c_pad,h_20,w_40"), new() { Size = new(20, 20) }, new([], engines.Kinds));
        var step = Assert.IsType<ResizeStep>(Assert.Single(plan.Steps));
        var state = PictureState.Of(new PlanInput { Size = new(20, 20) });
        var geometry = step.Resolve(state);

        using var picture = engines.Pad(new Picture([Bench.Flat(20, 20, 1, 2, 3)], state, CancellationToken.None), (ContinuedBackground)step.Padding!, geometry);

        Assert.Equal((new ContinuedBackground(3) { Prompt = "a beach" }, geometry), painter.Asked);
        Assert.Equal((10, 0, 40, 20), (geometry.OffsetX, geometry.OffsetY, geometry.Canvas.Width, geometry.Canvas.Height));
    }

    [Fact]
    public void What_is_served_pads_without_a_prompt()
        => Assert.Contains(new ContinuedBackground(0).Engine, EffectEngines.Served.Kinds);

    private sealed class Painter : IEffectEngine
    {
        public (ContinuedBackground, ResizeGeometry) Asked { get; private set; }

        public EffectEngine Engine => EffectEngine.Generative;

        public Picture Apply(Picture picture, EffectStep step) => picture;

        public Picture Pad(Picture picture, ContinuedBackground background, ResizeGeometry geometry)
        {
            Asked = (background, geometry);
            return picture;
        }
    }
}
