using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Layers;

public sealed class LayerReferencesTests
{
    [Theory]
    [InlineData("l_a/fl_layer_apply", "a")]
    [InlineData("$i_!a!/l_$i/fl_layer_apply/$i_!b!/l_$i/fl_layer_apply", "a b")]
    [InlineData("$i_!a!/if_w_gt_9999/$i_!b!/if_end/l_$i/fl_layer_apply", "a b")]
    [InlineData("$i_!a!/$j_!1!/if_w_gt_9999/$i_!b!,$j_!2!/if_end/l_$(i)_$(j)/fl_layer_apply", "a_1 a_2 b_1 b_2")]
    [InlineData("$n_1/if_w_gt_9999/$n_$n_add_1/if_end/$n_$n_mul_3/l_badge_$(n)/fl_layer_apply", "badge_1 badge_2 badge_3 badge_6")]
    [InlineData("c_scale,w_100/$n_w/l_badge_$(n)/fl_layer_apply", "badge_100")]
    [InlineData("$n_1/l_badge_$(n)/$n_$n_add_1/fl_layer_apply/l_badge_$(n)/fl_layer_apply", "badge_1 badge_2")]
    public void Every_source_that_a_layer_can_have_is_found(string transformation, string sources)
        => Assert.Superset(sources.Split(' ').ToHashSet(), Of(transformation).ToHashSet());

    private static IEnumerable<string> Of(string transformation)
        => LayerReferences.Of(Transformation.Parse(transformation), new PlanInput { Size = new(400, 300) }, ServedEffects.Catalog).Select(each => each.Source.ToString());
}
