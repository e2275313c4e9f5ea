using FsCheck;
using FsCheck.Fluent;
using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>What the plan foretells by arithmetic is what the pixels become.</summary>
public sealed class PlansAndPixels : IDisposable
{
    private static readonly Gen<string> _resize =
        from mode in Gen.Elements("scale", "fit", "limit", "mfit", "fill", "lfill", "pad", "lpad", "mpad", "crop", "thumb")
        from width in Gen.Choose(1, 300)
        from height in Gen.Choose(1, 300)
        from gravity in Gen.Elements("north_west", "south", "east", "center")
        select mode is "fill" or "lfill" or "pad" or "lpad" or "mpad" or "crop"
            ? $"c_{mode},g_{gravity},h_{height},w_{width}"
            : mode == "thumb" ? $"c_thumb,g_face,h_{height},w_{width}" : $"c_{mode},h_{height},w_{width}";

    private static readonly Gen<string> _other = Gen.Elements(
        "a_90", "a_hflip", "a_30", "a_-77.5", "a_180.vflip", "r_20", "r_max", "bo_3px_solid_red", "bo_2px_solid_blue,r_9", "o_40",
        "b_green", "b_auto,c_pad,h_90,w_170", "e_blur:500", "e_sepia", "e_pixelate:9", "e_vignette", "e_sharpen", "w_0.5", "ar_16:9,c_crop",
        "ar_1:1,c_pad", "c_fill,g_auto,h_40,w_50", "e_grayscale", "e_auto_contrast", "e_opacity_threshold",
        "e_shear:30:-10", "e_distort:10:5:90:0:100:80:0:60", "e_distort:arc:100", "e_shadow,x_-9,y_4", "e_outline:inner:4", "e_gradient_fade:symmetric,x_0.2",
        "e_bgremoval", "e_tint:50:red:blue", "e_cartoonify", "e_vibrance", "e_blur_region:90,h_9,w_9");

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Any_chain_of_steps_gives_the_size_its_plan_foretells()
    {
        using var opaque = Bench.Halves(123, 77, [200, 30, 90], [20, 160, 220]);
        using var clear = Bench.Halves(123, 77, [200, 30, 90, 255], [20, 160, 220, 60]);
        string[] sources = [_bench.Save(opaque, "a.png"), _bench.Save(clear, "a.png"), _bench.Save(opaque, "a.jpg")];
        var chains = from steps in Gen.Frequency((2, _resize), (3, _other)).ListOf(3)
                     from source in Gen.Elements(sources)
                     from format in Gen.Elements("png", "jpg")
                     select (source, string.Join('/', steps), format);

        Prop.ForAll(chains.ToArbitrary(), chain => Agrees(chain.source, chain.Item2, chain.format)).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void A_box_that_the_picture_fills_exactly_is_as_large_on_a_background_of_its_own_colours()
    {
        using var opaque = Bench.Halves(123, 77, [200, 30, 90], [20, 160, 220]);

        Assert.True(Agrees(_bench.Save(opaque, "a.png"), "e_distort:arc:100/a_180.vflip/b_auto,c_pad,h_90,w_170", "jpg"));
    }

    private bool Agrees(string source, string transformation, string format)
    {
        var input = new PlanInput { Size = new(123, 77) };
        try
        {
            var foretold = Plan.Of(Transformation.Parse(transformation), input, ServedEffects.Catalog).After(input).Size;
            using var result = _bench.Derive(source, transformation, format);
            return (result.Width, result.Height) == (foretold.Width, foretold.Height) && double.IsFinite(result.Avg());
        }
        catch (TransformationException)
        {
            return Assert.Throws<DamException>(() => _bench.Run(source, transformation, format)).Kind == ErrorKind.InvalidParameter;
        }
    }
}
