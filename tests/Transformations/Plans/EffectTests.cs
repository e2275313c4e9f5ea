using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Plans;

public sealed class EffectTests
{
    [Theory]
    [InlineData("e_sepia", "strength", 80)]
    [InlineData("e_sepia:30", "strength", 30)]
    [InlineData("e_blur", "strength", 100)]
    [InlineData("e_blur:2000", "strength", 2000)]
    [InlineData("e_brightness:-99", "level", -99)]
    [InlineData("e_contrast", "level", 0)]
    [InlineData("e_contrast:-40", "level", -40)]
    [InlineData("e_contrast:type_linear", "level", 100)]
    [InlineData("e_contrast:level_150;type_linear", "level", 150)]
    [InlineData("e_contrast:type_linear;level_150", "level", 150)]
    [InlineData("e_trim:20:white", "tolerance", 20)]
    [InlineData("e_sepia:strength_30", "strength", 30)]
    [InlineData("e_dropshadow:azimuth_220;elevation_40;spread_20", "elevation", 40)]
    [InlineData("e_dropshadow:spread_20", "azimuth", 215)]
    [InlineData("e_vectorize:colors:3:detail:0.5", "colors", 3)]
    [InlineData("e_outline:inner_fill:7:200", "width", 7)]
    [InlineData("e_outline:7:200", "blur", 200)]
    [InlineData("e_tint:10:9ec3ff", "amount", 10)]
    [InlineData("e_tint:equalize:red:blue", "amount", 60)]
    [InlineData("e_cartoonify:20:bw", "line", 20)]
    [InlineData("e_cartoonify:20:70", "reduction", 70)]
    [InlineData("e_cartoonify:bw", "line", 50)]
    [InlineData("$n_100_div_8/e_blur:$n", "strength", 13)]
    [InlineData("$n_100.4/e_sepia:$n", "strength", 100)]
    [InlineData("$n_1234567_div_1000000/e_sepia:$n", "strength", 1)]
    [InlineData("e_sepia:level_30", "strength", 30)]
    [InlineData("e_assist_colorblind:xray", "stripes", 10)]
    public void Numbers_are_as_written_or_as_declared(string raw, string argument, int value)
        => Assert.Equal(value, Of(raw).Number(argument));

    [Fact]
    public void A_colour_comes_from_the_effect_or_from_co()
    {
        Assert.Equal(new Color(255, 0, 0), Of("e_trim:20:rgb:ff0000").Color("color"));
        Assert.Null(Of("e_trim").Color("color"));
        Assert.Equal(new Color(0, 0, 255), Of("co_blue,e_colorize:50").Color("color"));
        Assert.Equal(Color.Gray, Of("e_colorize").Color("color"));
        Assert.Equal("linear", Of("e_contrast:type_linear").Choice("type"));
        Assert.Equal("bw", Of("e_cartoonify:bw").Choice("tone"));
    }

    [Fact]
    public void Lists_decimals_and_what_stands_beside_the_effect_are_read()
    {
        Assert.Equal([0, 0, 300, 50, 300, 250, 0, 300], Of("e_distort:0:0:300:50:300:250:0:300").Numbers("corners"));
        Assert.Equal(-30.5, Of("e_distort:arc:-30.5").Decimal("arc"));
        Assert.Equal(0.3, Of("e_recolor:0.3:0.7:0.1:0.3:0.6:0.1:0.2:0.5:0.1").Numbers("matrix")[0]);
        Assert.Equal(0.25, Of("$k_1_div_4/e_recolor:$k:$k:$k:$k:$k:$k:$k:$k:$k").Numbers("matrix")[8]);
        Assert.Equal((ValueList<ColorStop>)[new(new(255, 0, 0), 0), new(new(0, 0, 255), 1)], Of("e_tint:50:red:rgb:0000ff").ColorStops("colors"));
        Assert.Equal((ValueList<ColorStop>)[new(new(0, 0, 255), 0.2), new(new(255, 0, 0), 0.9)], Of("e_tint:red:90p:00f:20p").ColorStops("colors"));
        Assert.Equal(new Length(LengthUnit.Fraction, -0.5), Of("e_gradient_fade,x_-0.5").Offset("x"));
    }

    [Theory]
    [InlineData("e_blur_region,h_20,w_30,x_5,y_6", 5, 6, 30, 20)]
    [InlineData("e_blur_region,x_0.25", 25, 0, 75, 80)]
    [InlineData("e_pixelate_region,h_0.5,w_0.5,x_-10,y_50", 0, 50, 40, 30)]
    [InlineData("e_blur_region,g_south_east,h_20,w_30,x_5", 65, 60, 30, 20)]
    [InlineData("e_blur_region,g_custom", 1, 2, 3, 4)]
    public void A_region_is_a_box_inside_the_picture_and_resizes_nothing(string raw, int x, int y, int width, int height)
    {
        var input = new PlanInput { Size = new(100, 80), CustomCoordinates = new(1, 2, 3, 4) };

        var box = Step(Plan.Of(Transformation.Parse(raw), input, ServedEffects.Catalog)).Region("region").In(PictureState.Of(input));

        Assert.Equal(new PixelRect(x, y, width, height), box);
    }

    [Theory]
    [InlineData("e_sepia:0")]
    [InlineData("e_sepia:101")]
    [InlineData("e_sepia:abc")]
    [InlineData("e_sepia:10:10")]
    [InlineData("e_sepia:")]
    [InlineData("e_negate:1")]
    [InlineData("e_contrast:150")]
    [InlineData("e_contrast:level_-10;type_linear")]
    [InlineData("e_contrast:type_cubic")]
    [InlineData("e_trim:10:notacolour")]
    [InlineData("e_blur:1e2")]
    [InlineData("e_loop:-1")]
    [InlineData("e_nosuch")]
    [InlineData("e_art")]
    [InlineData("e_art:nosuch")]
    [InlineData("e_recolor")]
    [InlineData("e_recolor:1:2:3")]
    [InlineData("e_distort")]
    [InlineData("e_distort:1:2:3:4:5:6:7")]
    [InlineData("e_distort:arc:361")]
    [InlineData("e_shear:90:0")]
    [InlineData("e_tint:red:10p:blue")]
    [InlineData("e_tint:a:b")]
    [InlineData("e_outline:around:5")]
    [InlineData("e_gen_fill:nosuch_1")]
    [InlineData("e_dropshadow:azimuth_400")]
    [InlineData("e_vectorize:colors:5:nosuch:1")]
    public void Other_arguments_are_refused(string raw)
    {
        var error = Assert.Throws<TransformationException>(() => Of(raw));

        Assert.Equal($"Invalid effect in transformation: {raw[2..]}", error.Message);
    }

    [Fact]
    public void Every_effect_of_pixels_makes_a_step_of_its_sample()
        => Assert.All(ServedEffects.Catalog.OfPixels, effect =>
        {
            var step = Assert.Single(Plan.Check(Transformation.Parse(effect.Sample), ServedEffects.Catalog).Steps.OfType<EffectStep>());
            Assert.Equal(effect.Name, step.Name);
            Assert.Equal(effect.Arguments.Select(a => a.Name), step.Arguments.Select(a => a.Name));
        });

    [Fact]
    public void Every_effect_has_a_name_of_its_own_and_one_sentence_about_it()
        => Assert.All(ServedEffects.Catalog.ByName.Values, effect =>
        {
            Assert.Matches("^[a-z_]+$", effect.Name);
            Assert.Matches("^[A-Z0-9].*[^.]\\.$", effect.Summary);
            Assert.DoesNotContain(". ", effect.Summary, StringComparison.Ordinal);
            Assert.Contains("e_" + effect.Name, effect.Sample, StringComparison.Ordinal);
        });

    [Fact]
    public void An_effect_that_needs_an_engine_says_which_until_there_is_one()
    {
        var engines = ServedEffects.Catalog.ByName.Values.Where(effect => effect.Engine > EffectEngine.Video).ToList();

        Assert.Equal(14, engines.Count);
        Assert.All(engines, effect =>
        {
            var sample = Transformation.Parse(effect.Sample);
            Assert.Matches($"^Effect e_{effect.Name} needs (a|an|the) .+ engine, which this server does not have$", Assert.Throws<TransformationException>(() => Plan.Check(sample, ServedEffects.Catalog)).Message);
            Assert.Equal(effect.Name, Step(Plan.Of(sample, new() { Size = new(1, 1) }, new([], [effect.Engine]))).Name);
        });
    }

    [Fact]
    public void An_effect_for_videos_is_refused_as_one()
        => Assert.All(ServedEffects.Catalog.ByName.Values.Where(effect => effect.Engine == EffectEngine.Video), effect => Assert.Equal(
            $"Effect e_{effect.Name} is for videos",
            Assert.Throws<TransformationException>(() => Plan.Check(Transformation.Parse(effect.Sample), ServedEffects.Catalog)).Message));

    [Theory]
    [InlineData("e_gen_replace:from_shirt;to_red%20coat;preserve-geometry_true", "from", "shirt")]
    [InlineData("e_gen_replace:from_a:b;to_c", "from", "a:b")]
    [InlineData("e_gen_remove:prompt_(cat;dog);multiple_true", "prompt", "(cat;dog)")]
    [InlineData("e_background_removal:fineedges_y;hints_(cat;dog)", "hints", "(cat;dog)")]
    [InlineData("e_viesus_correct:no_redeye:skin_saturation_20", "settings", "no_redeye:skin_saturation_20")]
    [InlineData("e_theme:color_rgb:ff0000:photosensitivity_110", "color", "rgb:ff0000")]
    public void Texts_for_engines_keep_their_colons_and_brackets(string raw, string argument, string value)
    {
        var engines = Enum.GetValues<EffectEngine>().ToValueList();
        var step = Step(Plan.Of(Transformation.Parse(raw), new() { Size = new(1, 1) }, new([], engines)));

        var written = step.Arguments.First(a => a.Name == argument);
        Assert.Equal(value, written is ColorArgument color ? color.Value.ToString() : ((TextArgument)written).Value);
    }

    private static EffectStep Of(string raw) => Step(Plan.Check(Transformation.Parse(raw), ServedEffects.Catalog));

    private static EffectStep Step(Plan plan) => Assert.IsType<EffectStep>(Assert.Single(plan.Steps));
}
