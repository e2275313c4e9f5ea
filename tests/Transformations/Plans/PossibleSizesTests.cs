using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Plans;

/// <summary>What is refused before there is a picture, because no picture could become it.</summary>
public sealed class PossibleSizesTests
{
    private const string Side = "Maximum image width/height is 25000";
    private const string Area = "Maximum image size is 50 megapixels";

    [Theory]
    [InlineData("w_99999", Side)]
    [InlineData("c_scale,w_25001", Side)]
    [InlineData("c_scale,h_10,w_99999/c_scale,w_100", Side)]
    [InlineData("c_limit,w_500/c_pad,h_8000,w_8000", Area)]
    [InlineData("c_fill,g_auto,h_9000,w_9000", Area)]
    [InlineData("$side_99999/c_fit,w_$side", Side)]
    [InlineData("c_scale,h_100,w_100/c_scale,w_300.0", Side)]
    [InlineData("t_card/w_99999", Side)]
    [InlineData("l_logo/c_scale,w_99999/fl_layer_apply", Side)]
    [InlineData("l_logo/fl_layer_apply,g_north_west,x_30000", Side)]
    [InlineData("l_text:Arial_20:Hi/c_scale,w_99999/fl_layer_apply", Side)]
    [InlineData("so_2/w_99999", Side)]
    public void What_is_too_large_for_every_picture_is_refused(string transformation, string message)
        => Assert.Equal(message, Assert.Throws<TransformationException>(() => Demand(transformation)).Message);

    [Theory]
    [InlineData("w_25000")]
    [InlineData("c_limit,h_99999,w_99999")]
    [InlineData("c_fit,h_1,w_99999")]
    [InlineData("c_scale,w_30.0")]
    [InlineData("$wide_w_mul_30/c_scale,w_$wide")]
    [InlineData("w_$unset")]
    [InlineData("if_w_lt_100/w_99999/if_end")]
    [InlineData("if_w_gt_100,w_100/if_else,w_99999")]
    [InlineData("if_!wide!_in_tags/w_99999/if_end")]
    [InlineData("c_crop,h_100,w_24000,x_900")]
    [InlineData("l_text:Arial_20:Hi,fl_text_disallow_overflow/fl_layer_apply,x_10")]
    [InlineData("l_logo/c_scale,fl_relative,w_30.0/fl_layer_apply")]
    [InlineData("e_nosuch/w_99999")]
    [InlineData("c_pad,h_1000,w_1000/e_trim/c_scale,w_8000")]
    [InlineData("t_card")]
    [InlineData("so_2,w_100")]
    public void What_some_picture_could_become_is_not(string transformation) => Demand(transformation);

    private static void Demand(string transformation) => PossibleSizes.Demand(Transformation.Parse(transformation), ServedEffects.Catalog);
}
