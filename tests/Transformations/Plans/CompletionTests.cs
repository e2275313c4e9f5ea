using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Plans;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("b_gen_fill,c_pad,h_1,w_9", 0, false)]
    [InlineData("b_gen_fill:seed_7,c_lpad,h_1,w_9", 7, false)]
    [InlineData("b_gen_fill;seed_7,c_mpad,h_1,w_9", 7, false)]
    [InlineData("b_gen_fill:ignore-foreground_true;seed_2147483647,c_auto_pad,g_auto,h_1,w_9", 2147483647, true)]
    [InlineData("b_gen_fill:ignore-foreground_false,c_fill_pad,g_auto,h_1,w_9", 0, false)]
    public void Padding_can_go_on_with_the_picture(string raw, int seed, bool ignoresForeground)
    {
        var resize = Assert.IsType<ResizeStep>(Assert.Single(Plan.Check(Transformation.Parse(raw), ServedEffects.Catalog).Steps));

        Assert.Equal(new ContinuedBackground(seed) { IgnoresForeground = ignoresForeground }, resize.Padding);
    }

    [Fact]
    public void What_lies_behind_turned_and_rounded_corners_stays_clear()
    {
        var steps = Plan.Check(Transformation.Parse("a_30,b_gen_fill,bo_3px_solid_red,c_pad,h_1,r_max,w_9"), ServedEffects.Catalog).Steps;

        Assert.Null(Assert.Single(steps.OfType<RadiusStep>()).Outside);
        Assert.Null(Assert.Single(steps.OfType<BorderStep>()).Radius!.Outside);
        Assert.DoesNotContain(steps, step => step is BackgroundStep);
    }

    [Theory]
    [InlineData("e_gen_remove:region_(x_1;y_2;w_3;h_4)", "3x4+1+2")]
    [InlineData("e_gen_remove:region_(h_4;w_3;y_0;x_0)", "3x4+0+0")]
    [InlineData("$a_w_div_3/e_gen_remove:region_(x_$a;y_2;w_3;h_4)", "3x4+333+2")]
    [InlineData("e_gen_remove:region_((x_1;y_2;w_3;h_4);(x_5;y_6;w_7;h_8));multiple_true;remove-shadow_true", "3x4+1+2 7x8+5+6")]
    [InlineData("e_gen_remove:region_((x_900;y_2;w_25000;h_4))", "25000x4+900+2")]
    public void Regions_are_boxes_by_name(string raw, string boxes)
    {
        var step = Assert.IsType<EffectStep>(Assert.Single(Plan.Check(Transformation.Parse(raw), ServedEffects.Catalog).Steps));

        Assert.Equal(boxes, string.Join(' ', step.Regions("region")));
    }

    [Theory]
    [InlineData("(x_-1;y_2;w_3;h_4)", "x of a region is 0 to 25000 pixels, not -1")]
    [InlineData("(x_1;y_2;w_0;h_4)", "w of a region is 1 to 25000 pixels, not 0")]
    [InlineData("(x_1;y_2;w_3;h_99999999999)", "h of a region is 1 to 25000 pixels, not 99999999999")]
    [InlineData("(x_1;y_2;w_3;h_0.5)", "h of a region is 1 to 25000 pixels, not 0.5")]
    [InlineData("(x_1;y_2;w_3)", "a region is (x_..;y_..;w_..;h_..)")]
    [InlineData("(x_1;x_2;w_3;h_4)", "a region is (x_..;y_..;w_..;h_..)")]
    [InlineData("(x_1;y_2;w_3;h_4;z_5)", "a region is (x_..;y_..;w_..;h_..)")]
    [InlineData("((x_1;y_2;w_3;h_4);())", "a region is (x_..;y_..;w_..;h_..)")]
    [InlineData("()", "a region is (x_..;y_..;w_..;h_..)")]
    [InlineData("5", "a region is (x_..;y_..;w_..;h_..)")]
    public void A_region_that_no_picture_has_is_refused_with_the_reason(string region, string reason)
        => Assert.Equal($"Invalid effect in transformation: gen_remove:region_{region} ({reason})", Refused($"e_gen_remove:region_{region}"));

    [Fact]
    public void Many_regions_are_refused()
    {
        var many = string.Join(';', Enumerable.Repeat("(x_1;y_2;w_3;h_4)", 100));

        Assert.EndsWith("(there may be 20 regions at most)", Refused($"e_gen_remove:region_({many})"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(x_400;y_0;w_3;h_4)", "Region 3x4+400+0 of e_gen_remove lies outside the picture of 400x300")]
    [InlineData("((x_1;y_2;w_3;h_4);(x_0;y_25000;w_400;h_300))", "Region 400x300+0+25000 of e_gen_remove lies outside the picture of 400x300")]
    [InlineData("(x_0;y_0;w_25000;h_25000)", "The regions of e_gen_remove leave nothing of the picture of 400x300")]
    [InlineData("((x_0;y_0;w_200;h_300);(x_200;y_0;w_200;h_299);(x_150;y_299;w_400;h_1))", "The regions of e_gen_remove leave nothing of the picture of 400x300")]
    public void Regions_beside_the_picture_and_all_of_it_are_refused_by_arithmetic(string regions, string error)
        => Assert.Equal(error, Refused($"e_gen_remove:region_{regions}"));

    [Fact]
    public void One_pixel_is_enough_to_go_on_with()
        => Assert.NotNull(Of("e_gen_remove:region_((x_0;y_0;w_400;h_299);(x_0;y_299;w_399;h_1))"));

    [Theory]
    [InlineData("e_gen_remove:prompt_dog", "Effect e_gen_remove with a prompt needs a generative engine, which this server does not have")]
    [InlineData("e_gen_remove:prompt_dog;region_(x_1;y_2;w_3;h_4)", "Effect e_gen_remove with a prompt needs a generative engine, which this server does not have")]
    [InlineData("e_gen_fill:prompt_sky;seed_1", "Effect e_gen_fill with a prompt needs a generative engine, which this server does not have")]
    [InlineData("e_gen_remove", "Invalid effect in transformation: gen_remove")]
    [InlineData("e_gen_fill:seed_-1", "Invalid effect in transformation: gen_fill:seed_-1")]
    public void A_prompt_needs_another_engine(string raw, string error) => Assert.Equal(error, Refused(raw));

    [Fact]
    public void A_server_with_that_engine_takes_the_prompt()
    {
        var plan = Plan.Of(Transformation.Parse("e_gen_remove:prompt_dog"), new() { Size = new(1, 1) }, new([], [EffectEngine.Generative]));

        Assert.Equal(EffectEngine.Generative, Assert.IsType<EffectStep>(Assert.Single(plan.Steps)).Engine);
    }

    [Theory]
    [InlineData("b_gen_fill:prompt_sky,c_pad,h_1,w_9", "sky", 0)]
    [InlineData("b_gen_fill;seed_3;prompt_a sunny beach,c_pad,h_1,w_9", "a sunny beach", 3)]
    [InlineData("b_gen_fill:prompt_title: (a;b);seed_3,c_pad,h_1,w_9", "title: (a;b)", 3)]
    public void And_that_of_a_background(string raw, string prompt, int seed)
    {
        var plan = Plan.Of(Transformation.Parse(raw), new() { Size = new(1, 1) }, new([], [EffectEngine.Generative]));

        var padding = Assert.IsType<ContinuedBackground>(Assert.IsType<ResizeStep>(Assert.Single(plan.Steps)).Padding);
        Assert.Equal(new ContinuedBackground(seed) { Prompt = prompt }, padding);
        Assert.Equal(EffectEngine.Generative, padding.Engine);
    }

    [Theory]
    [InlineData("b_gen_fill,c_pad,h_1,w_9", "Background gen_fill needs a completion engine, which this server does not have")]
    [InlineData("b_gen_fill:prompt_sky:seed_x,c_pad,h_1,w_9", "Invalid background in transformation: gen_fill:prompt_sky:seed_x")]
    public void A_background_is_refused_by_the_engine_that_it_lacks_and_by_its_options(string raw, string error)
        => Assert.Equal(error, Assert.Throws<TransformationException>(() => Plan.Of(Transformation.Parse(raw), new() { Size = new(1, 1) }, new([], [EffectEngine.Generative]))).Message);

    [Fact]
    public void A_prompt_has_an_end()
        => Assert.StartsWith("Invalid background in transformation: gen_fill:prompt_aaa", Refused($"b_gen_fill:prompt_{new string('a', 2001)},c_pad,h_1,w_9"), StringComparison.Ordinal);

    private static Plan Of(string raw) => Plan.Of(Transformation.Parse(raw), new() { Size = new(400, 300) }, ServedEffects.Catalog);

    private static string Refused(string raw) => Assert.Throws<TransformationException>(() => Of(raw)).Message;
}
