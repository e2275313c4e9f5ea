using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Plans;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("w_abc", "Invalid width in transformation: abc")]
    [InlineData("w_0", "Invalid width in transformation: 0")]
    [InlineData("h_-5", "Invalid height in transformation: -5")]
    [InlineData("w_1e3", "Invalid width in transformation: 1e3")]
    [InlineData("w_5.", "Invalid width in transformation: 5.")]
    [InlineData("w_99999999999", "Invalid width in transformation: 99999999999")]
    [InlineData("w_auto:0", "Invalid width in transformation: auto:0")]
    [InlineData("c_nosuch,w_10", "Invalid crop in transformation: nosuch")]
    [InlineData("c_scale,g_auto,w_100", "Use auto gravity only with crop, fill, lfill, fill_pad or thumb")]
    [InlineData("g_auto", "Use auto gravity only with crop, fill, lfill, fill_pad or thumb")]
    [InlineData("c_fill,g_nowhere,w_1", "Invalid gravity in transformation: nowhere")]
    [InlineData("c_fill,g_auto:unicorn,w_1", "Invalid gravity in transformation: auto:unicorn")]
    [InlineData("c_fill,g_cat:unicorn,w_1", "Invalid gravity in transformation: cat:unicorn")]
    [InlineData("c_fill,g_region_,w_1", "Invalid gravity in transformation: region_")]
    [InlineData("c_fill,g_liquid,h_1,w_1", "Use liquid gravity only with scale")]
    [InlineData("c_fill,g_track_person,h_1,w_1", "Use track_person gravity only with videos")]
    [InlineData("c_pad,g_auto,h_1,w_1", "Use auto gravity only with crop, fill, lfill, fill_pad or thumb")]
    [InlineData("c_limit,g_auto:face,w_1", "Use auto gravity only with crop, fill, lfill, fill_pad or thumb")]
    [InlineData("c_fill_pad,g_center,h_1,w_1", "Use fill_pad only with auto gravity")]
    [InlineData("c_fill_pad,g_north,h_1,w_1", "Use fill_pad only with auto gravity")]
    [InlineData("c_auto,g_auto,w_1", "Crop mode auto needs two of width, height and aspect_ratio")]
    [InlineData("ar_1:1,c_auto_pad", "Crop mode auto_pad needs two of width, height and aspect_ratio")]
    [InlineData("c_imagga_crop,h_1,w_1", "Crop mode imagga_crop needs the Imagga add-on, which this server does not have")]
    [InlineData("c_imagga_scale,h_1,w_1", "Crop mode imagga_scale needs the Imagga add-on, which this server does not have")]
    [InlineData("b_gen_fill:prompt_sky;seed_1,c_pad,h_1,w_1", "Background gen_fill with a prompt needs a generative engine, which this server does not have")]
    [InlineData("b_gen_fill;seed_1;prompt_sky,c_pad,h_1,w_1", "Background gen_fill with a prompt needs a generative engine, which this server does not have")]
    [InlineData("b_gen_fill:seed_-1,c_pad,h_1,w_1", "Invalid background in transformation: gen_fill:seed_-1")]
    [InlineData("b_gen_fill:nosuch_1,c_pad,h_1,w_1", "Invalid background in transformation: gen_fill:nosuch_1")]
    [InlineData("b_gen_fill:ignore-foreground_maybe,c_pad,h_1,w_1", "Invalid background in transformation: gen_fill:ignore-foreground_maybe")]
    [InlineData("b_gen_filler,c_pad,h_1,w_1", "Invalid background in transformation: gen_filler")]
    [InlineData("b_gen_fill,c_fill,h_1,w_1", "Use gen_fill background only with pad, lpad, mpad, fill_pad or auto_pad")]
    [InlineData("b_gen_fill,r_max", "Use gen_fill background only with pad, lpad, mpad, fill_pad or auto_pad")]
    [InlineData("w_auto:breakpoints_9", "Invalid width in transformation: auto:breakpoints_9")]
    [InlineData("w_auto:breakpoints_900_100_20_5", "Invalid width in transformation: auto:breakpoints_900_100_20_5")]
    [InlineData("r_-0.5", "Invalid radius in transformation: -0.5")]
    [InlineData("c_fill,h_100,w_0.5", "Invalid height in transformation: 100 (integers and fractions must not be mixed)")]
    [InlineData("c_crop,h_0.5,w_0.5,x_10", "Invalid x in transformation: 10 (integers and fractions must not be mixed)")]
    [InlineData("ar_0,w_1", "Invalid aspect_ratio in transformation: 0")]
    [InlineData("ar_1:2:3,w_1", "Invalid aspect_ratio in transformation: 1:2:3")]
    [InlineData("dpr_0,w_1", "Invalid dpr in transformation: 0.0")]
    [InlineData("dpr_11,w_1", "Invalid dpr in transformation: 11.0")]
    [InlineData("z_0,w_1", "Invalid zoom in transformation: 0.0")]
    [InlineData("x_a", "Invalid x in transformation: a")]
    [InlineData("a_sideways", "Invalid angle in transformation: sideways")]
    [InlineData("r_-1", "Invalid radius in transformation: -1")]
    [InlineData("r_1:2:3:4:5", "Invalid radius in transformation: 1:2:3:4:5")]
    [InlineData("bo_5px_dashed_red", "Invalid border in transformation: 5px_dashed_rgb:ff0000")]
    [InlineData("bo_5_solid_red", "Invalid border in transformation: 5_solid_rgb:ff0000")]
    [InlineData("b_nocolour", "Invalid background in transformation: nocolour")]
    [InlineData("b_auto:border:4", "Invalid background in transformation: auto:border:4")]
    [InlineData("co_rgb:12", "Invalid color in transformation: rgb:12")]
    [InlineData("o_101", "Invalid opacity in transformation: 101")]
    [InlineData("q_0", "Invalid quality in transformation: 0")]
    [InlineData("q_auto:sensitive", "Invalid quality in transformation: auto:sensitive")]
    [InlineData("f_xyz", "Invalid format in transformation: xyz")]
    [InlineData("fl_nosuch", "Invalid flags in transformation: nosuch")]
    [InlineData("fl_lossy:5", "Invalid flags in transformation: lossy:5")]
    [InlineData("pg_0", "Invalid page in transformation: 0")]
    [InlineData("pg_-", "Invalid page in transformation: -")]
    [InlineData("pg_5-3", "Invalid page in transformation: 5-3")]
    [InlineData("pg_5--", "Invalid page in transformation: 5--")]
    [InlineData("pg_all", "Invalid page in transformation: all (a delivery is of one page; explode and eager transformations derive all)")]
    [InlineData("dn_20", "Invalid density in transformation: 20")]
    [InlineData("dl_0", "Invalid delay in transformation: 0")]
    [InlineData("cs_nosuch", "Invalid color_space in transformation: nosuch")]
    public void A_wrong_value_is_named_with_its_parameter(string raw, string message)
        => Assert.Equal(message, Assert.Throws<TransformationException>(() => Plan.Check(Transformation.Parse(raw), ServedEffects.Catalog)).Message);

    [Fact]
    public void The_place_of_the_wrong_value_is_told()
        => Assert.Equal(13, Assert.Throws<TransformationException>(() => Plan.Check(Transformation.Parse("c_fill,w_100/h_x"), ServedEffects.Catalog)).Position);

    [Theory]
    [InlineData("w_25001", "Maximum image width/height is 25000")]
    [InlineData("w_500.5", "Maximum image width/height is 25000")]
    [InlineData("c_pad,h_30000,w_10", "Maximum image width/height is 25000")]
    [InlineData("c_fill,h_10000,w_10000", "Maximum image size is 50 megapixels")]
    [InlineData("c_scale,h_10,w_24000/bo_1000px_solid_red", "Maximum image width/height is 25000")]
    [InlineData("w_24000,h_2000/a_45", "Maximum image size is 50 megapixels")]
    [InlineData("c_scale,w_5000,dpr_10", "Maximum image width/height is 25000")]
    [InlineData("c_scale,w_2400/e_upscale", "Maximum image size is 50 megapixels")]
    [InlineData("c_scale,h_10,w_7000/e_upscale", "Maximum image width/height is 25000")]
    [InlineData("c_crop,h_5,w_5,x_640", "Invalid input for extract")]
    [InlineData("c_crop,h_5,w_5,x_-5", "Invalid input for extract")]
    public void A_result_beyond_the_limits_is_refused_at_the_step_that_makes_it(string raw, string message)
    {
        var input = new PlanInput { Size = new PixelSize(640, 427) };

        Assert.Equal(message, Assert.Throws<TransformationException>(() => Plan.Of(Transformation.Parse(raw), input, ServedEffects.Catalog)).Message);
    }

    [Theory]
    [InlineData("c_limit,w_30000")]
    [InlineData("c_lfill,h_30000,w_30000")]
    [InlineData("c_crop,h_30000,w_30000")]
    public void A_box_beyond_the_limits_that_nothing_grows_to_is_fine(string raw)
    {
        var input = new PlanInput { Size = new PixelSize(640, 427) };

        Assert.Equal(input.Size, Plan.Of(Transformation.Parse(raw), input, ServedEffects.Catalog).After(input).Size);
    }
}
