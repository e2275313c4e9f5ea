using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Plans;

public sealed class PlanTests
{
    private static readonly Color Red = new(255, 0, 0);

    [Fact]
    public void The_parts_of_a_component_act_in_their_own_order_however_written()
    {
        var plan = Of("o_50,bo_2px_solid_red,r_10,b_white,e_sepia,w_100,c_pad,h_50,a_auto_right.hflip.90");

        Assert.Equal(
            ["AutoTurn", "Resize", "Effect", "Background", "Radius", "Border", "Rotate", "Rotate", "Opacity"],
            plan.Steps.Select(step => step.GetType().Name.Replace("Step", "", StringComparison.Ordinal)));
        Assert.Equal(plan, Of("h_50,a_auto_right.hflip.90,b_white,c_pad,e_sepia,r_10,bo_2px_solid_red,w_100,o_50"));
    }

    [Fact]
    public void Rounding_and_its_border_share_corners_and_background()
    {
        var steps = Of("b_red,bo_3px_solid_white,dpr_2,r_10:20,w_100").Steps;

        var radius = Assert.IsType<RadiusStep>(steps[2]);
        Assert.Equal((ValueList<int>)[20, 40, 20, 40], radius.Corners);
        Assert.Null(radius.Outside);
        Assert.Equal(new BorderStep(6, Color.White, radius with { Outside = new SolidBackground(Red) }), steps[3]);
        Assert.Equal(new SolidBackground(Red), Assert.IsType<RadiusStep>(Of("b_red,bo_0px_solid_white,r_10").Steps[1]).Outside);
    }

    [Theory]
    [InlineData("r_5", new[] { 5, 5, 5, 5 })]
    [InlineData("r_10:20", new[] { 10, 20, 10, 20 })]
    [InlineData("r_10:20:30", new[] { 10, 20, 30, 20 })]
    [InlineData("r_10:20:30:40", new[] { 10, 20, 30, 40 })]
    public void Radii_go_clockwise_from_top_left(string raw, int[] corners)
        => Assert.Equal((ValueList<int>)[.. corners], Assert.IsType<RadiusStep>(Of(raw).Steps[0]).Corners);

    [Fact]
    public void The_largest_radius_is_an_ellipse() => Assert.Equal(new RadiusStep(null, null), Of("r_max").Steps[0]);

    [Theory]
    [InlineData("b_transparent")]
    [InlineData("o_100")]
    [InlineData("r_0")]
    [InlineData("bo_0px_solid_red")]
    [InlineData("a_0")]
    [InlineData("a_exif")]
    [InlineData("co_red")]
    [InlineData("g_north,x_5")]
    [InlineData("f_png,q_80,fl_lossy,pg_2,dn_72,dpr_2.0")]
    public void What_changes_no_pixel_is_no_step(string raw) => Assert.Empty(Of(raw).Steps);

    [Theory]
    [InlineData("a_450.-90", new[] { 90.0, 270 })]
    [InlineData("a_hflip:-90", new[] { 0.0, 270 })]
    [InlineData("$x_45/a_$x:90", new[] { 45.0, 90 })]
    [InlineData("$x_40/a_$x_mul_3:4", new[] { 30.0 })]
    [InlineData("$x_45/a_hflip:$x_mul_2", new[] { 0.0, 90 })]
    [InlineData("a_-77.5", new[] { 282.5 })]
    public void Turns_are_within_one_circle(string raw, double[] degrees)
        => Assert.Equal(degrees, Of(raw).Steps.Select(step => Assert.IsType<RotateStep>(step).Degrees));

    [Fact]
    public void Padding_is_filled_by_the_resize_and_transparency_by_a_step_behind_it()
    {
        var solid = Of("b_red,c_pad,h_10,w_10").Steps;
        var border = Of("b_auto,c_lpad,h_10,w_10").Steps;

        Assert.Equal(new SolidBackground(Red), Assert.IsType<ResizeStep>(solid[0]).Padding);
        Assert.Equal(new BackgroundStep(new SolidBackground(Red)), solid[1]);
        Assert.Equal(new AutoBackground(AutoBackgroundSource.Border, false, null, []), Assert.IsType<ResizeStep>(Assert.Single(border)).Padding);
    }

    [Fact]
    public void A_gradient_background_has_colours_direction_and_palette()
    {
        var padding = Assert.IsType<ResizeStep>(Of("b_auto:predominant_gradient_contrast:4:diagonal_desc:palette_red_white,c_pad,w_9,h_9").Steps[0]).Padding;

        var gradient = new BackgroundGradient(4, GradientDirection.DiagonalDescending);
        Assert.Equal(new AutoBackground(AutoBackgroundSource.Predominant, true, gradient, [Red, Color.White]), padding);
    }

    [Fact]
    public void How_the_source_is_opened_is_gathered_from_the_whole_chain()
        => Assert.Equal(
            new SourceOptions { Page = 3, DensityDpi = 72, IgnoreOrientation = true },
            Of("pg_2,dn_72/w_10,a_ignore/pg_3").Source);

    [Theory]
    [InlineData("pg_3", 3, "")]
    [InlineData("pg_3-3", 3, "")]
    [InlineData("pg_3-5", 3, "3-5")]
    [InlineData("pg_1;5-", 1, "1-1 5-9")]
    public void Pages_are_single_ones_and_ranges_to_a_page_or_to_the_last(string raw, int first, string inNine)
    {
        var source = Of(raw).Source;

        Assert.Equal((first, inNine), (source.Page, string.Join(' ', source.Pages.Select(range => range.Within(9)).Select(range => $"{range.From}-{range.To}"))));
    }

    [Theory]
    [InlineData("if_cp_eq_1/w_10/if_end", true)]
    [InlineData("pg_2/if_cp_eq_2/w_10/if_end", true)]
    [InlineData("pg_2/if_cp_eq_1/w_10/if_end", false)]
    [InlineData("pg_name:logo/if_cp_eq_!logo!/w_10/if_end", true)]
    [InlineData("pg_name:logo/if_cp_eq_!sign!/w_10/if_end", false)]
    [InlineData("$p_2/pg_$p/w_$p_add_cp_mul_10/if_w_eq_22/c_crop,w_10/if_end", true)]
    public void Conditions_see_the_page_that_was_chosen_before(string raw, bool holds)
        => Assert.Equal(holds, Of(raw).Steps is [.., ResizeStep { Width.Value: 10 }]);

    [Fact]
    public void The_last_word_about_the_output_counts()
    {
        var output = Of("q_50,f_png,fl_progressive/q_auto:eco:444,f_auto,fl_lossy.attachment:my%252Efile,b_rgb:00ff00,dl_20/$n_3_div_2/e_loop:$n").Output;

        Assert.Equal(new Quality(null, AutoQuality.Eco, 444), output.Quality);
        Assert.Equal((null, AutoFormat.Any), (output.Format, output.AutoFormat));
        Assert.Equal(OutputFlags.Lossy, output.Flags);
        Assert.Equal(ProgressiveMode.Default, output.Progressive);
        Assert.Equal("my.file", output.AttachmentName);
        Assert.Equal(new Color(0, 255, 0), output.FlattenOn);
        Assert.Equal((20, 3), (output.FrameDelayMs, output.Plays));
    }

    [Theory]
    [InlineData("q_80", 80, null, null)]
    [InlineData("q_80:420", 80, null, 420)]
    [InlineData("q_0.4", 40, null, null)]
    [InlineData("q_jpegmini:2", 70, null, null)]
    [InlineData("q_auto", null, AutoQuality.Good, null)]
    [InlineData("q_auto:best:444", null, AutoQuality.Best, 444)]
    public void Qualities_are_numbers_or_levels(string raw, int? percent, AutoQuality? auto, int? subsampling)
        => Assert.Equal(new Quality(percent, auto, subsampling), Of(raw).Output.Quality);

    private static Plan Of(string raw) => Plan.Check(Transformation.Parse(raw), ServedEffects.Catalog);
}
